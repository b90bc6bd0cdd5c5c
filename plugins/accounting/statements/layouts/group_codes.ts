/**
 * What only a group has, as accounts of equity: no account of a company is called so. Layouts by type hold them with
 * equity; the shipped balance sheet shows each on a row of its own.
 */
export const TRANSLATION_CODE = '~translation'
export const DIFFERENCE_CODE = '~difference'
