import { noun, slavicCardinal } from './slavic.js'
import type { Tongue } from './tongue.js'

const cardinal = slavicCardinal({
  language: 'pl',
  ones: 'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
  tens: 'dziesięć dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
  hundreds: 'sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset',
  agreeing: { m: {}, f: { 2: 'dwie' }, n: {} },
  // "Jedna korona", but "dwadzieścia jeden koron".
  alone: { m: 'jeden', f: 'jedna', n: 'jedno' },
  powers: [
    noun('m', 'tysiąc', 'tysiące', 'tysięcy'),
    noun('m', 'milion', 'miliony', 'milionów'),
    noun('m', 'miliard', 'miliardy', 'miliardów'),
    noun('m', 'bilion', 'biliony', 'bilionów'),
  ],
})
const CENTS = noun('m', 'cent', 'centy', 'centów')

/** "Sto dwadzieścia trzy złote 45/100". */
export const polish: Tongue = {
  cardinal,
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
