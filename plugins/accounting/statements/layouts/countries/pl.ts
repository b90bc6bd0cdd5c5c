import type { WrittenLayout } from './written.js'

export const plBalanceSheet: WrittenLayout = {
  key: 'pl_balance_sheet',
  of: 'day',
  law: 'Ustawa o rachunkowości, załącznik nr 1, bilans',
  checks: ['out_of_balance'],
  rows: `
assets |  | Aktywa | Assets |
  fixed | A. | Aktywa trwałe | Fixed assets | = intangible + tangible + investments
    intangible | A.I. | Wartości niematerialne i prawne | Intangible assets | intangible_asset
    tangible | A.II. | Rzeczowe aktywa trwałe | Tangible assets | fixed_asset accumulated_depreciation
    investments | A.IV. | Inwestycje długoterminowe | Long-term investments | financial_asset
  current | B. | Aktywa obrotowe | Current assets | = stocks + receivables + short_investments + cash + prepaid
    stocks | B.I. | Zapasy | Inventories | inventory #211
    receivables | B.II. | Należności krótkoterminowe | Current receivables | receivable current_asset tax_receivable !139 !140 !211
    short_investments | B.III.1.a. | Krótkoterminowe aktywa finansowe | Short-term financial assets | #140
    cash | B.III.1.c. | Środki pieniężne | Cash | bank cash #139
    prepaid | B.IV. | Krótkoterminowe rozliczenia międzyokresowe | Prepaid expenses | prepaid
  assets_total |  | Aktywa razem | Total assets | = fixed + current
liabilities |  | Pasywa | Equity and liabilities |
  equity | A. | Kapitał (fundusz) własny | Equity | = capital + supplementary + reserve + earlier + result + translation + differences
    capital | A.I. | Kapitał podstawowy | Share capital | equity - !803 !805
    supplementary | A.II. | Kapitał zapasowy | Supplementary capital | #803 -
    reserve | A.IV. | Pozostałe kapitały rezerwowe | Reserve capital | #805 -
    earlier | A.V. | Zysk (strata) z lat ubiegłych | Result of earlier years | = kept + not_closed
      kept |  | Rozliczone | Brought forward | retained_earnings -
      not_closed |  | Lata niezamknięte | Earlier years, not closed | results - @earlier
    result | A.VI. | Zysk (strata) netto | Result of the year | results - @year
    translation |  | Różnice kursowe z przeliczenia | Currency translation difference | #~translation -
    differences |  | Różnice między spółkami grupy | Differences between companies of the group | #~difference -
  debts | B. | Zobowiązania i rezerwy na zobowiązania | Liabilities and provisions | = provisions + long_debts + short_debts + deferred
    provisions | B.I. | Rezerwy na zobowiązania | Provisions | provision -
    long_debts | B.II. | Zobowiązania długoterminowe | Long-term liabilities | long_term_liability -
    short_debts | B.III. | Zobowiązania krótkoterminowe | Current liabilities | payable short_term_debt credit_card tax_payable payroll_payable current_liability - !641
    deferred | B.IV. | Rozliczenia międzyokresowe | Accruals and deferred income | deferred_income #641 -
  liabilities_total |  | Pasywa razem | Total equity and liabilities | = equity + debts
  out_of_balance |  | Różnica | Out of balance | = assets_total - liabilities_total
`,
}

export const plProfitAndLoss: WrittenLayout = {
  key: 'pl_profit_and_loss',
  of: 'time',
  law: 'Ustawa o rachunkowości, załącznik nr 1, rachunek zysków i strat',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
revenue | A. | Przychody netto ze sprzedaży | Net revenue | income -
costs | B. | Koszty działalności operacyjnej | Operating costs | = depreciation + services + staff + goods
  depreciation | B.I. | Amortyzacja | Depreciation | depreciation
  services | B.III. | Materiały, usługi i pozostałe koszty | Materials, services and other costs | expense
  staff | B.V. | Wynagrodzenia i świadczenia | Staff costs | payroll_expense
  goods | B.VIII. | Wartość sprzedanych towarów i materiałów | Cost of goods sold | cost_of_sales
sales_result | C. | Zysk (strata) ze sprzedaży | Result of sales | = revenue - costs
other_income | D. | Pozostałe przychody operacyjne | Other operating income | other_income -
other_costs | E. | Pozostałe koszty operacyjne | Other operating costs | other_expense
operating | F. | Zysk (strata) z działalności operacyjnej | Operating result | = sales_result + other_income - other_costs
finance_income | G. | Przychody finansowe | Finance income | finance_income -
finance_costs | H. | Koszty finansowe | Finance costs | finance_cost
gross | I. | Zysk (strata) brutto | Result before tax | = operating + finance_income - finance_costs
tax | J. | Podatek dochodowy | Income tax | income_tax
result | L. | Zysk (strata) netto | Net result | = gross - tax
`,
}
