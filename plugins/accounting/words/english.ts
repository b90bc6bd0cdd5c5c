import { type Noun, thousands, type Tongue } from './tongue.js'

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' '
  )
const TENS = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const POWERS = ['', 'thousand', 'million', 'billion', 'trillion']

const noun = (one: string, other = `${one}s`): Noun => ({ gender: 'n', one, other })
const cents = { part: noun('cent') }

const currencies: Tongue['currencies'] = {
  USD: { unit: noun('dollar'), ...cents },
  CAD: { unit: noun('Canadian dollar'), ...cents },
  AUD: { unit: noun('Australian dollar'), ...cents },
  EUR: { unit: noun('euro'), ...cents },
  GBP: { unit: noun('pound'), part: noun('penny', 'pence') },
  UAH: { unit: noun('hryvnia'), part: noun('kopiyka', 'kopiykas') },
  PLN: { unit: noun('zloty'), part: noun('grosz', 'groszy') },
  CHF: { unit: noun('Swiss franc'), part: noun('centime') },
  CZK: { unit: noun('Czech koruna'), part: noun('haler', 'halers') },
}

function english(and: string): Tongue {
  function below1000(value: number, isLast: boolean) {
    const hundreds = Math.floor(value / 100)
    const rest = value % 100
    const small =
      rest < 20
        ? SMALL[rest]
        : [TENS[Math.floor(rest / 10)], SMALL[rest % 10]].slice(0, rest % 10 ? 2 : 1).join('-')
    if (hundreds === 0) return isLast ? `${and}${small}` : small
    return rest === 0 ? `${SMALL[hundreds]} hundred` : `${SMALL[hundreds]} hundred ${and}${small}`
  }
  return {
    currencies,
    cardinal(count) {
      if (count === 0n) return SMALL[0]
      return thousands(count)
        .map(({ value, power }, at) =>
          [below1000(value, power === 0 && at > 0), POWERS[power]].filter(Boolean).join(' ')
        )
        .join(' ')
    },
    amount: (whole, { figures, noun: name, size }) =>
      name ? `${whole} and ${figures} ${name}` : `${whole} and ${figures}/${size}`,
  }
}

/** "One hundred twenty-three dollars and 45 cents." */
export const americanEnglish = english('')
/** "One hundred and twenty-three pounds and 45 pence": with "and" before tens and ones. */
export const britishEnglish = english('and ')
