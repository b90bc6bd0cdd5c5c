import type { TaxTemplate } from '../../tax/template.js'

/** Where a company's country has no taxes of its own here: examples to be changed. */
export const generic: TaxTemplate = {
  id: 'generic',
  country: null,
  boxes: `
    # Output tax
    1 | Taxable sales | Оподатковувані продажі
    2 | Tax on sales | Податок на продажі
    3 | Exports and sales without tax | Експорт і продажі без податку
    4 | Purchases under reverse charge | Закупівлі зі зворотним нарахуванням
    5 | Tax on them | Податок на них
    # Input tax
    6 | Taxed purchases | Закупівлі з податком
    7 | Tax on purchases | Податок на закупівлі
    # Result
    8 | Tax to pay, or to be refunded (−) | Податок до сплати або відшкодування (−) | [2] + [5] - [7]
    # Withholding
    9 | Tax withheld from suppliers | Податок, утриманий з постачальників
  `,
  taxes: `
    S20 | VAT 20 % | ПДВ 20 % | sale 20 S | base > 1, tax 2200 > 2
    S10 | VAT 10 % | ПДВ 10 % | sale 10 S | base > 1, tax 2200 > 2
    S0 | VAT 0 % | ПДВ 0 % | sale 0 Z | base > 3
    S20P | VAT 20 % on payment | ПДВ 20 % після оплати | sale 20 S payment | base > 1, tax 2200 > 2
    SEX | Exempt | Звільнено від податку | sale 0 E | base > 3 | Exempt
    SEXP | Export | Експорт | sale 0 G | base > 3, lines 4020 | Export
    P20 | Input VAT 20 % | Вхідний ПДВ 20 % | purchase 20 S | base > 6, tax 1500 > 7
    P10 | Input VAT 10 % | Вхідний ПДВ 10 % | purchase 10 S | base > 6, tax 1500 > 7
    P0 | Purchase without VAT | Закупівля без ПДВ | purchase 0 Z
    PRC20 | Reverse charge 20 % | Зворотне нарахування 20 % | purchase 20 AE | base > 4, tax 1500 > 7, owed 2210 > 5
    PWH5 | Tax withheld 5 % | Утриманий податок 5 % | purchase -5 | withheld 2220 > 9
  `,
  rules: `
    Export | Експорт | sale | abroad | * > SEXP
    Purchase from abroad | Закупівля з-за кордону | purchase | abroad | P20 > PRC20
  `,
}
