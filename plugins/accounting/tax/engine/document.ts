/** How a part of a tax is written: a share of its amount in millionths of a percent, 100_000_000n the whole of it. */
export interface TaxRulePart {
  id: number
  factor: bigint
}

/** A tax as the engine sees it. Rates are millionths of a percent: 20 % is `20_000_000n`; below zero it is withheld. */
export interface TaxRule {
  id: number
  /** Of the amount; so much for each one of the quantity; a share of the amount with the tax in it; several at once. */
  kind: 'percent' | 'fixed' | 'division' | 'group'
  rate: bigint
  /** Fixed: minor units of the document's currency for one of the quantity. */
  fixed?: bigint
  /** … divided by this, where a rate of exchange makes a fraction of it. */
  fixedPer?: bigint
  /** The prices have it in them. */
  isIncluded?: boolean
  /** Its amount is in the base of the taxes with a higher sequence. */
  isCompound?: boolean
  sequence: number
  /** Category of VAT (EN 16931, BT-118: S Z E AE K G O L M); none: not in the breakdown of VAT. */
  category?: string | null
  /** The whole once, unless told: +100 % and −100 % is reverse charge, 60 % and 40 % is in part deductible. */
  parts?: TaxRulePart[]
  /** Of a group. */
  members?: TaxRule[]
}

export interface TaxLine {
  /** In millionths. */
  quantity: bigint
  /** Of one, in millionths of the currency. */
  price: bigint
  /** Percent, in millionths. */
  discount?: bigint
  /** Minor units off the line, after the percentage. */
  discountAmount?: bigint
  taxes: TaxRule[]
}

/**
 * - `document` (unless told): as EN 16931 reckons: each line to the minor unit, then each tax once on the sum of its lines;
 * - `line`: each tax of each line to the minor unit;
 * - `exact`: nothing before each tax is summed: what some systems call rounding by document.
 */
export type Rounding = 'document' | 'line' | 'exact'

export interface TaxDocument {
  currencyDecimals: number
  rounding?: Rounding
  /** Whether the prices have their taxes in them; unless told, each tax says so itself. */
  isIncluded?: boolean
  lines: TaxLine[]
  /** Off the whole document: percent in millionths, or minor units; shared out over the lines by their amounts. */
  discount?: { percent: bigint } | { amount: bigint }
  /** The smallest coin, in minor units: what is to pay is a multiple of it. */
  cashStep?: bigint
  /** Minor units that are paid already. */
  prepaid?: bigint
}

/** One tax on one line, or on the document. Minor units of the document's currency. */
export interface TaxAmount {
  taxId: number
  base: bigint
  /** What it adds to the document: nothing for reverse charge. */
  amount: bigint
  /** What it would be without its parts: what reverse charge is reported with. */
  nominal: bigint
  parts: { partId: number; amount: bigint }[]
}

export interface LineTotals {
  /** Without taxes, after every discount. */
  net: bigint
  /** What of the document's discount is in it, without taxes. */
  discount: bigint
  taxes: TaxAmount[]
  gross: bigint
}

export interface TaxSummary extends TaxAmount {
  category: string | null
  rate: bigint
}

/** The breakdown of VAT of EN 16931 (BG-23): one row for each category and rate. */
export interface VatRow {
  category: string
  rate: bigint
  base: bigint
  amount: bigint
}

export interface Totals {
  lines: LineTotals[]
  /** Each tax once. */
  summary: TaxSummary[]
  breakdown: VatRow[]
  /** Net of the lines before the document's discount (BT-106), that discount (BT-107), what is left (BT-109). */
  lineNet: bigint
  discount: bigint
  net: bigint
  /** All taxes together (BT-110); with the net it is the total (BT-112). */
  tax: bigint
  total: bigint
  /** To the smallest coin (BT-114), and what is left to pay (BT-115). */
  rounding: bigint
  payable: bigint
}
