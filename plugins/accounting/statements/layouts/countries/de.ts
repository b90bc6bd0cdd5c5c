import type { WrittenLayout } from './written.js'

export const deBalanceSheet: WrittenLayout = {
  key: 'de_balance_sheet',
  of: 'day',
  law: '§ 266 HGB',
  checks: ['out_of_balance'],
  rows: `
assets |  | Aktiva | Assets |
  fixed_assets | A. | Anlagevermögen | Fixed assets | = intangible + tangible + financial
    intangible | A.I. | Immaterielle Vermögensgegenstände | Intangible assets | intangible_asset
    tangible | A.II. | Sachanlagen | Tangible assets | fixed_asset accumulated_depreciation
    financial | A.III. | Finanzanlagen | Financial assets | financial_asset
  current_assets | B. | Umlaufvermögen | Current assets | = stocks + stock_advances + trade_receivables + other_receivables + cash
    stocks | B.I. | Vorräte | Inventories | inventory
    stock_advances | B.I.4. | Geleistete Anzahlungen | Payments on account | #1180 #1189
    trade_receivables | B.II.1. | Forderungen aus Lieferungen und Leistungen | Trade receivables | receivable #1240 #1246 #1248
    other_receivables | B.II.4. | Sonstige Vermögensgegenstände | Other assets | current_asset tax_receivable !1180 !1189 !1240 !1246 !1248
    cash | B.IV. | Kassenbestand und Guthaben bei Kreditinstituten | Cash and bank balances | bank cash
  prepaid | C. | Rechnungsabgrenzungsposten | Prepaid expenses | prepaid
  assets_total |  | Summe Aktiva | Total assets | = fixed_assets + current_assets + prepaid
liabilities |  | Passiva | Equity and liabilities |
  equity | A. | Eigenkapital | Equity | = subscribed + capital_reserve + revenue_reserves + brought_forward + result + translation + differences
    subscribed | A.I. | Gezeichnetes Kapital | Subscribed capital | equity - !2920 !2930 !2960
    capital_reserve | A.II. | Kapitalrücklage | Capital reserve | #2920 -
    revenue_reserves | A.III. | Gewinnrücklagen | Revenue reserves | #2930 #2960 -
    brought_forward | A.IV. | Gewinnvortrag/Verlustvortrag | Retained earnings brought forward | = earnings_kept + earlier_results
      earnings_kept |  | Vorgetragen | Brought forward | retained_earnings -
      earlier_results |  | Noch nicht abgeschlossene Vorjahre | Earlier years, not closed | results - @earlier
    result | A.V. | Jahresüberschuss/Jahresfehlbetrag | Result of the year | results - @year
    translation |  | Eigenkapitaldifferenz aus Währungsumrechnung | Currency translation difference | #~translation -
    differences |  | Unterschiede zwischen Konzernunternehmen | Differences between companies of the group | #~difference -
  provisions | B. | Rückstellungen | Provisions | provision -
  payables | C. | Verbindlichkeiten | Liabilities | = bank_loans + advances + trade_payables + other_payables
    bank_loans | C.2. | Verbindlichkeiten gegenüber Kreditinstituten | Bank loans | #3150 short_term_debt -
    advances | C.3. | Erhaltene Anzahlungen auf Bestellungen | Payments received on account | #3250 #3289 -
    trade_payables | C.4. | Verbindlichkeiten aus Lieferungen und Leistungen | Trade payables | payable -
    other_payables | C.8. | Sonstige Verbindlichkeiten | Other liabilities | long_term_liability current_liability credit_card tax_payable payroll_payable - !3150 !3250 !3289
  deferred | D. | Rechnungsabgrenzungsposten | Deferred income | deferred_income -
  liabilities_total |  | Summe Passiva | Total equity and liabilities | = equity + provisions + payables + deferred
  out_of_balance |  | Differenz | Out of balance | = assets_total - liabilities_total
`,
}

export const deProfitAndLoss: WrittenLayout = {
  key: 'de_profit_and_loss',
  of: 'time',
  law: '§ 275 Abs. 2 HGB (Gesamtkostenverfahren)',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
revenue | 1. | Umsatzerlöse | Revenue | income -
other_income | 4. | Sonstige betriebliche Erträge | Other operating income | other_income -
materials | 5. | Materialaufwand | Cost of materials | cost_of_sales
staff | 6. | Personalaufwand | Staff costs | payroll_expense
depreciation | 7. | Abschreibungen | Depreciation and amortisation | depreciation
other_expenses | 8. | Sonstige betriebliche Aufwendungen | Other operating expenses | expense other_expense !7685
interest_income | 11. | Sonstige Zinsen und ähnliche Erträge | Interest and similar income | finance_income -
interest_expense | 13. | Zinsen und ähnliche Aufwendungen | Interest and similar expenses | finance_cost
income_taxes | 14. | Steuern vom Einkommen und vom Ertrag | Taxes on income | income_tax
after_taxes | 15. | Ergebnis nach Steuern | Result after taxes | = revenue + other_income - materials - staff - depreciation - other_expenses + interest_income - interest_expense - income_taxes
other_taxes | 16. | Sonstige Steuern | Other taxes | #7685
result | 17. | Jahresüberschuss/Jahresfehlbetrag | Result of the year | = after_taxes - other_taxes
`,
}
