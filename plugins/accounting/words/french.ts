import { type Gender, type Noun, thousands, type Tongue } from './tongue.js'

const SMALL =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' '
  )
const TENS =
  ' dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ')
const POWERS = ['', 'mille', 'million', 'milliard', 'billion']

const noun = (gender: Gender, one: string, other = `${one}s`): Noun => ({
  gender,
  one,
  other,
  // "Un million d’euros", but "un million un euros".
  many: /^[aeiouyé]/i.test(one) ? `d’${other}` : `de ${other}`,
})
const CENTS = noun('m', 'cent')

/** `isLast`: nothing but a million's name may follow; "quatre-vingts" and "cents" keep their s only there. */
function below1000(value: number, isLast: boolean, gender: Gender) {
  const hundreds = Math.floor(value / 100)
  const rest = value % 100
  const head =
    hundreds > 1
      ? `${SMALL[hundreds]} cent${rest === 0 && isLast ? 's' : ''}`
      : hundreds
        ? 'cent'
        : ''
  return [head, rest ? below100(rest, isLast, gender) : ''].filter(Boolean).join(' ')
}

function below100(value: number, isLast: boolean, gender: Gender) {
  const one = gender === 'f' ? 'une' : 'un'
  if (value === 1) return one
  if (value < 20) return SMALL[value]
  const tens = Math.floor(value / 10)
  const isOverTen = tens === 7 || tens === 9
  const rest = isOverTen ? (value % 10) + 10 : value % 10
  if (rest === 0) return tens === 8 && isLast ? 'quatre-vingts' : TENS[tens]
  const word = rest === 1 ? one : SMALL[rest]
  const joined = tens < 8 && (rest === 1 || rest === 11)
  return joined ? `${TENS[tens]} et ${word}` : `${TENS[tens]}-${word}`
}

/** "Cent vingt-trois euros et 45 centimes". */
export const french: Tongue = {
  cardinal(count, gender) {
    if (count === 0n) return SMALL[0]
    return thousands(count)
      .map(({ value, power }) => {
        if (power === 0) return below1000(value, true, gender)
        if (power === 1) return value === 1 ? 'mille' : `${below1000(value, false, 'm')} mille`
        return `${below1000(value, true, 'm')} ${POWERS[power]}${value > 1 ? 's' : ''}`
      })
      .join(' ')
  },
  currencies: {
    EUR: { unit: noun('m', 'euro'), part: noun('m', 'centime') },
    USD: { unit: noun('m', 'dollar américain', 'dollars américains'), part: CENTS },
    CAD: { unit: noun('m', 'dollar canadien', 'dollars canadiens'), part: CENTS },
    AUD: { unit: noun('m', 'dollar australien', 'dollars australiens'), part: CENTS },
    GBP: {
      unit: noun('f', 'livre sterling', 'livres sterling'),
      part: noun('m', 'penny', 'pence'),
    },
    CHF: { unit: noun('m', 'franc suisse', 'francs suisses'), part: noun('m', 'centime') },
    UAH: { unit: noun('f', 'hryvnia'), part: noun('f', 'kopiyka') },
    PLN: { unit: noun('m', 'zloty'), part: noun('m', 'grosz', 'groszy') },
    CZK: {
      unit: noun('f', 'couronne tchèque', 'couronnes tchèques'),
      part: noun('m', 'haléř', 'haléřů'),
    },
  },
  amount: (whole, { figures, noun: name, size }) =>
    name ? `${whole} et ${figures} ${name}` : `${whole} et ${figures}/${size}`,
}
