export const CHEQUE_LAYOUTS = ['us_top', 'us_middle', 'us_bottom', 'gb'] as const
export type ChequeLayout = (typeof CHEQUE_LAYOUTS)[number]

/** Where something stands, in millimetres from the upper left corner; `width` is the room it has. */
export interface Spot {
  x: number
  y: number
  width: number
}

/** What is printed on a blank, from the corner of the cheque itself. */
export interface ChequeSpots {
  date: Spot
  payee: Spot
  figures: Spot
  words: Spot
  /** Under the payee, for an envelope with a window. */
  address: Spot | null
  memo: Spot | null
}

/** One page of paper: the cheque, and the parts that are kept or sent along. */
export interface ChequePaper {
  size: 'LETTER' | 'A4'
  width: number
  height: number
  cheque: { y: number; height: number }
  stubs: { y: number; height: number }[]
  spots: ChequeSpots
  /** The line in words ends in the printed name of the currency, so cents are a fraction. */
  isDollarLine: boolean
}

/** Three parts of 3.5 inches, as voucher cheques of the United States are sold. */
const PART = 88.9
const VOUCHER: ChequeSpots = {
  date: { x: 168, y: 20, width: 38 },
  payee: { x: 28, y: 36, width: 130 },
  figures: { x: 168, y: 36, width: 38 },
  words: { x: 14, y: 46, width: 165 },
  address: { x: 28, y: 54, width: 90 },
  memo: { x: 20, y: 74, width: 95 },
}

function voucher(at: 0 | 1 | 2): ChequePaper {
  const parts = [0, 1, 2].map((one) => ({ y: one * PART, height: PART }))
  return {
    size: 'LETTER',
    width: 215.9,
    height: 279.4,
    cheque: parts[at],
    stubs: parts.filter((_, one) => one !== at),
    spots: VOUCHER,
    isDollarLine: true,
  }
}

/** The blanks cheques are printed on. */
export const CHEQUE_PAPERS: Record<ChequeLayout, ChequePaper> = {
  us_top: voucher(0),
  us_middle: voucher(1),
  us_bottom: voucher(2),
  gb: {
    size: 'A4',
    width: 210,
    height: 297,
    cheque: { y: 208.1, height: PART },
    stubs: [{ y: 0, height: 200 }],
    spots: {
      date: { x: 156, y: 18, width: 44 },
      payee: { x: 24, y: 30, width: 120 },
      figures: { x: 156, y: 42, width: 44 },
      words: { x: 14, y: 40, width: 130 },
      address: null,
      memo: null,
    },
    isDollarLine: false,
  },
}
