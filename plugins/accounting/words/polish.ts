import { type Gender, type Noun, thousands, type Tongue } from './tongue.js'

const ONES =
  'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście'.split(
    ' '
  )
const TENS =
  ' dziesięć dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt'.split(
    ' '
  )
const HUNDREDS =
  ' sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset'.split(' ')
/** One agrees only where it stands alone ("jedna korona", but "dwadzieścia jeden koron"); two always. */
const ALONE: Record<Gender, string> = { m: 'jeden', f: 'jedna', n: 'jedno' }

const noun = (gender: Gender, one: string, few: string, many: string): Noun => ({
  gender,
  one,
  few,
  many,
})
const POWERS: Noun[] = [
  noun('m', '', '', ''),
  noun('m', 'tysiąc', 'tysiące', 'tysięcy'),
  noun('m', 'milion', 'miliony', 'milionów'),
  noun('m', 'miliard', 'miliardy', 'miliardów'),
  noun('m', 'bilion', 'biliony', 'bilionów'),
]
const CENTS = noun('m', 'cent', 'centy', 'centów')

const forms = new Intl.PluralRules('pl')

function below1000(value: number, gender: Gender) {
  const rest = value % 100
  const tens = rest < 20 ? 0 : Math.floor(rest / 10)
  const ones = rest < 20 ? rest : rest % 10
  const last = ones === 2 && gender === 'f' ? 'dwie' : ones ? ONES[ones] : ''
  return [HUNDREDS[Math.floor(value / 100)], TENS[tens], last].filter(Boolean).join(' ')
}

/** "Sto dwadzieścia trzy złote 45/100". */
export const polish: Tongue = {
  cardinal(count, gender) {
    if (count === 0n) return ONES[0]
    if (count === 1n) return ALONE[gender]
    return thousands(count)
      .flatMap(({ value, power }) => {
        const form = forms.select(value) as 'one' | 'few' | 'many'
        return [below1000(value, power ? 'm' : gender), POWERS[power][form]].filter(Boolean)
      })
      .join(' ')
  },
  currencies: {
    PLN: {
      unit: noun('m', 'złoty', 'złote', 'złotych'),
      part: noun('m', 'grosz', 'grosze', 'groszy'),
    },
    EUR: {
      unit: noun('n', 'euro', 'euro', 'euro'),
      part: noun('m', 'eurocent', 'eurocenty', 'eurocentów'),
    },
    USD: {
      unit: noun('m', 'dolar amerykański', 'dolary amerykańskie', 'dolarów amerykańskich'),
      part: CENTS,
    },
    CAD: {
      unit: noun('m', 'dolar kanadyjski', 'dolary kanadyjskie', 'dolarów kanadyjskich'),
      part: CENTS,
    },
    AUD: {
      unit: noun('m', 'dolar australijski', 'dolary australijskie', 'dolarów australijskich'),
      part: CENTS,
    },
    GBP: {
      unit: noun('m', 'funt szterling', 'funty szterlingi', 'funtów szterlingów'),
      part: noun('m', 'pens', 'pensy', 'pensów'),
    },
    UAH: {
      unit: noun('f', 'hrywna', 'hrywny', 'hrywien'),
      part: noun('f', 'kopiejka', 'kopiejki', 'kopiejek'),
    },
    CHF: {
      unit: noun('m', 'frank szwajcarski', 'franki szwajcarskie', 'franków szwajcarskich'),
      part: noun('m', 'rapp', 'rappy', 'rappów'),
    },
    CZK: {
      unit: noun('f', 'korona czeska', 'korony czeskie', 'koron czeskich'),
      part: noun('m', 'halerz', 'halerze', 'halerzy'),
    },
  },
  amount: (whole, { figures, size }) => `${whole} ${figures}/${size}`,
}
