/** What documents a tax is for. */
export const TAX_SCOPES = ['sale', 'purchase'] as const
export type TaxScope = (typeof TAX_SCOPES)[number]

export const AMOUNT_KINDS = ['percent', 'fixed', 'division', 'group'] as const
export type AmountKind = (typeof AMOUNT_KINDS)[number]

/** What a line is about: where it is taxed and what its invoice says follows from that (title V of directive 2006/112/EC). */
export const SUPPLIES = ['goods', 'service'] as const
export type Supply = (typeof SUPPLIES)[number]

/** Categories of VAT as EN 16931 codes them (UNCL 5305). */
export const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'] as const
export type VatCategory = (typeof VAT_CATEGORIES)[number]

/** Where the other side is, seen from the company's country. */
export const REGIONS = ['domestic', 'eu', 'outside_eu', 'abroad', 'country', 'any'] as const
export type Region = (typeof REGIONS)[number]
