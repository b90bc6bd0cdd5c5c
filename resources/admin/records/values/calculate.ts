const SCALE = 12n
const ONE = 10n ** SCALE
const CURRENCY = /\p{Sc}|(?<![\p{L}\d])\p{Lu}{3}(?![\p{L}\d])/gu
/** "(1,234.50)": nothing in it is a sum. */
const BRACKETED = /^-?\(([^-+*/():×÷−]+)\)$/u
const BEHIND = /^([\d.,'’\s\u00a0\u202f]+)[-−]$/u

/**
 * The value of what someone typed into an amount: "12,5*3" → "37.5", "(4+6)/8" → "1.25".
 * Exact decimals with up to 12 places; null where it is no calculation.
 */
export function calculate(typed: string, decimalSign: string): string | null {
  const text = normalise(typed, decimalSign)
  if (text === null) return null
  const tokens = text.match(/\d+(?:\.\d+)?|\.\d+|[-+*/()]/g) ?? []
  if (tokens.length === 0 || tokens.join('') !== text) return null
  const reader = new Reader(tokens)
  const value = reader.sum()
  return value === null || !reader.atEnd ? null : toText(value)
}

/**
 * The value of an amount as people type it and as spreadsheets show it: "€1,234.50", "1 234,50 UAH", below zero also as
 * "(1,234.50)" and "1.234,50-", and nothing as "–". Null where it is no amount.
 */
export function readAmount(text: string, decimalSign: string): string | null {
  const plain = text.replace(CURRENCY, '').trim()
  if (/^[-–—−]+$/.test(plain)) return '0'
  const negative = BRACKETED.exec(plain)?.[1] ?? BEHIND.exec(plain)?.[1]
  return calculate(negative ? `-${negative}` : plain, decimalSign)
}

/** Only the user's decimal sign becomes a point; a sign that groups thousands is dropped. */
function normalise(typed: string, decimalSign: string) {
  const text = typed
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/−/g, '-')
    .replace(/×/g, '*')
    .replace(/[÷:]/g, '/')
  if (decimalSign === ',') {
    return groupsOnly(text, '.')
      ? text.replaceAll('.', '').replaceAll(',', '.')
      : text.replaceAll(',', '.')
  }
  return groupsOnly(text, ',')
    ? text.replaceAll(',', '')
    : text.includes(',') && !text.includes('.')
      ? text.replaceAll(',', '.')
      : null
}

/** "1,234,567.5": every such sign stands before exactly three digits. */
function groupsOnly(text: string, sign: string) {
  return text.split(/[-+*/()]/).every((part) => {
    const whole = part.split(sign === ',' ? '.' : ',')[0]
    return !part.includes(sign) || new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})+$`).test(whole)
  })
}

class Reader {
  private at = 0
  constructor(private readonly tokens: string[]) {}

  get atEnd() {
    return this.at === this.tokens.length
  }

  sum(): bigint | null {
    let value = this.product()
    while (value !== null && (this.peek === '+' || this.peek === '-')) {
      const sign = this.take()
      const next = this.product()
      value = next === null ? null : sign === '+' ? value + next : value - next
    }
    return value
  }

  private product(): bigint | null {
    let value = this.factor()
    while (value !== null && (this.peek === '*' || this.peek === '/')) {
      const sign = this.take()
      const next = this.factor()
      if (next === null || (sign === '/' && next === 0n)) return null
      value = sign === '*' ? (value * next) / ONE : (value * ONE) / next
    }
    return value
  }

  private factor(): bigint | null {
    const token = this.take()
    if (token === '-' || token === '+') {
      const value = this.factor()
      return value === null ? null : token === '-' ? -value : value
    }
    if (token === '(') {
      const value = this.sum()
      return this.take() === ')' ? value : null
    }
    return token !== undefined && /\d/.test(token) ? toUnits(token) : null
  }

  private get peek() {
    return this.tokens[this.at]
  }

  private take(): string | undefined {
    return this.tokens[this.at++]
  }
}

function toUnits(text: string) {
  const [whole, fraction = ''] = text.split('.')
  return BigInt(whole + fraction.slice(0, Number(SCALE)).padEnd(Number(SCALE), '0'))
}

function toText(units: bigint) {
  const negative = units < 0n
  const digits = String(negative ? -units : units).padStart(Number(SCALE) + 1, '0')
  const fraction = digits.slice(-Number(SCALE)).replace(/0+$/, '')
  return `${negative ? '-' : ''}${digits.slice(0, -Number(SCALE))}${fraction ? `.${fraction}` : ''}`
}
