import { type Gender, type Noun, thousands, type Tongue } from './tongue.js'

const ONES =
  'нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять'.split(
    ' '
  )
const TENS =
  ' десять двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто'.split(' ')
const HUNDREDS = ' сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот'.split(' ')
const OWN: Record<Gender, Record<number, string>> = {
  m: {},
  f: { 1: 'одна', 2: 'дві' },
  n: { 1: 'одне' },
}

const noun = (gender: Gender, one: string, few: string, many: string): Noun => ({
  gender,
  one,
  few,
  many,
})
const POWERS: Noun[] = [
  noun('m', '', '', ''),
  noun('f', 'тисяча', 'тисячі', 'тисяч'),
  noun('m', 'мільйон', 'мільйони', 'мільйонів'),
  noun('m', 'мільярд', 'мільярди', 'мільярдів'),
  noun('m', 'трильйон', 'трильйони', 'трильйонів'),
]
const CENTS = noun('m', 'цент', 'центи', 'центів')

const forms = new Intl.PluralRules('uk')

function below1000(value: number, gender: Gender) {
  const rest = value % 100
  const tens = rest < 20 ? 0 : Math.floor(rest / 10)
  const ones = rest < 20 ? rest : rest % 10
  return [
    HUNDREDS[Math.floor(value / 100)],
    TENS[tens],
    ones ? (OWN[gender][ones] ?? ONES[ones]) : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** "Сто двадцять одна гривня 45 копійок": parts in figures, as cash orders have them. */
export const ukrainian: Tongue = {
  cardinal(count, gender) {
    if (count === 0n) return ONES[0]
    return thousands(count)
      .flatMap(({ value, power }) => {
        const of = POWERS[power]
        const form = forms.select(value) as 'one' | 'few' | 'many'
        return [below1000(value, power ? of.gender : gender), of[form]].filter(Boolean)
      })
      .join(' ')
  },
  currencies: {
    UAH: {
      unit: noun('f', 'гривня', 'гривні', 'гривень'),
      part: noun('f', 'копійка', 'копійки', 'копійок'),
    },
    EUR: {
      unit: noun('n', 'євро', 'євро', 'євро'),
      part: noun('m', 'євроцент', 'євроценти', 'євроцентів'),
    },
    USD: { unit: noun('m', 'долар США', 'долари США', 'доларів США'), part: CENTS },
    CAD: {
      unit: noun('m', 'канадський долар', 'канадські долари', 'канадських доларів'),
      part: CENTS,
    },
    AUD: {
      unit: noun('m', 'австралійський долар', 'австралійські долари', 'австралійських доларів'),
      part: CENTS,
    },
    GBP: {
      unit: noun('m', 'фунт стерлінгів', 'фунти стерлінгів', 'фунтів стерлінгів'),
      part: noun('m', 'пенс', 'пенси', 'пенсів'),
    },
    PLN: {
      unit: noun('m', 'злотий', 'злоті', 'злотих'),
      part: noun('m', 'грош', 'гроші', 'грошів'),
    },
    CHF: {
      unit: noun('m', 'швейцарський франк', 'швейцарські франки', 'швейцарських франків'),
      part: noun('m', 'сантим', 'сантими', 'сантимів'),
    },
    CZK: {
      unit: noun('f', 'чеська крона', 'чеські крони', 'чеських крон'),
      part: noun('m', 'гелер', 'гелери', 'гелерів'),
    },
  },
  amount: (whole, { figures, noun: name, size }) =>
    name ? `${whole} ${figures} ${name}` : `${whole} ${figures}/${size}`,
}
