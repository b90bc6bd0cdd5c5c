import type { TaxTemplate } from '../../tax/template.js'

/** United Kingdom: value-added tax with the nine boxes of the VAT return. */
export const gb: TaxTemplate = {
  id: 'gb',
  country: 'GB',
  boxes: `
    # VAT
    1 | VAT due on sales and other outputs
    2 | VAT due on acquisitions from the EU (Northern Ireland)
    3 | Total VAT due | | [1] + [2]
    4 | VAT reclaimed on purchases and other inputs
    5 | VAT to pay, or to be reclaimed (−) | | [3] - [4]
    # Totals without VAT
    6 | Total value of sales and other outputs | | | unit_down
    7 | Total value of purchases and other inputs | | | unit_down
    8 | Supplies of goods to the EU (Northern Ireland) | | | unit_down
    9 | Acquisitions of goods from the EU (Northern Ireland) | | | unit_down
  `,
  taxes: `
    S20 | VAT 20 % |  | sale 20 S | base > 6, tax 2200 > 1
    S5 | VAT 5 % |  | sale 5 S | base > 6, tax 2200 > 1
    S0 | VAT 0 % |  | sale 0 Z | base > 6
    S20C | VAT 20 %, cash accounting |  | sale 20 S payment | base > 6, tax 2200 > 1
    SEX | Exempt |  | sale 0 E | base > 6 | Exempt from VAT
    SEXP | Export |  | sale 0 G | base > 6 | Zero-rated export
    SNIEU | Goods to the EU (Northern Ireland) |  | sale 0 K | base > 6, base > 8 | Intra-community supply
    SRC | Domestic reverse charge |  | sale 0 AE | base > 6 | Reverse charge: the customer accounts for the VAT to HMRC
    SOUT | Outside the scope |  | sale 0 O | base > 6 | Outside the scope of UK VAT
    P20 | Input VAT 20 % |  | purchase 20 S | base > 7, tax 2201 > 4
    P5 | Input VAT 5 % |  | purchase 5 S | base > 7, tax 2201 > 4
    P0 | Purchases at 0 % |  | purchase 0 Z | base > 7
    PEX | Exempt purchases |  | purchase 0 E | base > 7
    P20C | Input VAT 20 %, cash accounting |  | purchase 20 S payment | base > 7, tax 2201 > 4
    PRC20 | Reverse charge on services 20 % |  | purchase 20 AE | base > 6, base > 7, tax 2201 > 4, owed 2204 > 1
    PIVA20 | Postponed import VAT 20 % |  | purchase 20 G | base > 7, tax 2201 > 4, owed 2204 > 1
    PNIEU20 | Goods from the EU (Northern Ireland) 20 % |  | purchase 20 K | base > 7, base > 9, tax 2201 > 4, owed 2204 > 2
  `,
  rules: `
    Export |  | sale | abroad goods | S20 > SEXP
    Export, 5 % |  | sale | abroad goods | S5 > SEXP
    Service to an EU business (VATA s. 7A) |  | sale | eu business service | S20 > SOUT
    Service to an EU business, 5 % |  | sale | eu business service | S5 > SOUT
    Service to a consumer outside the EU |  | sale | outside_eu consumer service | S20 > S20
    Service to a consumer outside the EU, 5 % |  | sale | outside_eu consumer service | S5 > S5
    Service outside the EU (VATA s. 7A) |  | sale | outside_eu service | S20 > SOUT
    Service outside the EU, 5 % |  | sale | outside_eu service | S5 > SOUT
    Import with postponed VAT |  | purchase | abroad goods | P20 > PIVA20
    Service from abroad (VATA s. 8) |  | purchase | abroad service | P20 > PRC20
  `,
}
