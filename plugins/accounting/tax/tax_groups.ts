/** What a customer or supplier is to the tax office. */
export const TAX_GROUPS = ['business', 'consumer', 'public', 'exempt'] as const
export type TaxGroup = (typeof TAX_GROUPS)[number]
