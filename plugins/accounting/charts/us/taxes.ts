import type { TaxTemplate } from '../../tax/template.js'

/** United States: a sales tax as an example; each state has its own rate and form. */
export const us: TaxTemplate = {
  id: 'us',
  country: 'US',
  boxes: `
    # Sales and use tax
    1 | Total sales | | [2] + [3]
    2 | Exempt sales
    3 | Taxable sales
    4 | Sales tax due
    5 | Purchases on which use tax is owed
    6 | Use tax due
    7 | Total tax due | | [4] + [6]
  `,
  taxes: `
    ST | Sales tax 6.25 % |  | sale 6.25 S | base > 3, tax 2200 > 4
    STX | Exempt from sales tax |  | sale 0 E | base > 2 | Exempt from sales tax
    PT | Sales tax paid 6.25 % |  | purchase 6.25 S | tax
    PX | Purchase without tax |  | purchase 0 E
    UT | Use tax 6.25 % |  | purchase 6.25 AE | base > 5, tax, owed 2210 > 6
  `,
  rules: `
    Sales abroad |  | sale | abroad | * > STX
  `,
}
