import type { WrittenLayout } from './written.js'

export const frBalanceSheet: WrittenLayout = {
  key: 'fr_balance_sheet',
  of: 'day',
  law: 'Plan comptable général, bilan',
  checks: ['out_of_balance'],
  rows: `
assets |  | Actif | Assets |
  fixed |  | Actif immobilisé | Fixed assets | = intangible + tangible + financial
    intangible |  | Immobilisations incorporelles | Intangible assets | intangible_asset
    tangible |  | Immobilisations corporelles, nettes | Tangible assets, net | fixed_asset accumulated_depreciation
    financial |  | Immobilisations financières | Financial assets | financial_asset
  current |  | Actif circulant | Current assets | = stocks + advances_paid + customers + other_receivables + securities + cash
    stocks |  | Stocks et en-cours | Inventories | inventory
    advances_paid |  | Avances et acomptes versés | Advances paid | #4091
    customers |  | Créances clients et comptes rattachés | Trade receivables | receivable #416 #418 #491
    other_receivables |  | Autres créances | Other receivables | current_asset tax_receivable !4091 !416 !418 !476 !491 !503
    securities |  | Valeurs mobilières de placement | Marketable securities | #503
    cash |  | Disponibilités | Cash and bank | bank cash
  prepaid |  | Charges constatées d'avance | Prepaid expenses | prepaid
  conversion_asset |  | Écarts de conversion actif | Unrealised exchange losses | #476
  assets_total |  | Total de l'actif | Total assets | = fixed + current + prepaid + conversion_asset
liabilities |  | Passif | Equity and liabilities |
  equity |  | Capitaux propres | Equity | = capital + reserves + brought_forward + earlier_results + result + grants + translation + differences
    capital |  | Capital | Capital | equity - !106* !131
    reserves |  | Réserves | Reserves | #106* -
    brought_forward |  | Report à nouveau | Brought forward | retained_earnings -
    earlier_results |  | Exercices antérieurs non clos | Earlier years, not closed | results - @earlier
    result |  | Résultat de l'exercice | Result of the year | results - @year
    grants |  | Subventions d'investissement | Investment grants | #131 -
    translation |  | Écarts de conversion du groupe | Currency translation difference | #~translation -
    differences |  | Écarts entre sociétés du groupe | Differences between companies of the group | #~difference -
  provisions |  | Provisions | Provisions | provision -
  debts |  | Dettes | Liabilities | = borrowings + advances_received + suppliers + tax_and_social + other_debts
    borrowings |  | Emprunts et dettes financières | Borrowings | long_term_liability short_term_debt -
    advances_received |  | Avances et acomptes reçus | Advances received | #4191 -
    suppliers |  | Dettes fournisseurs et comptes rattachés | Trade payables | payable #408 -
    tax_and_social |  | Dettes fiscales et sociales | Tax and social liabilities | tax_payable payroll_payable -
    other_debts |  | Autres dettes | Other liabilities | current_liability credit_card - !408 !4191 !477
  deferred |  | Produits constatés d'avance | Deferred income | deferred_income -
  conversion_liability |  | Écarts de conversion passif | Unrealised exchange gains | #477 -
  liabilities_total |  | Total du passif | Total equity and liabilities | = equity + provisions + debts + deferred + conversion_liability
  out_of_balance |  | Différence | Out of balance | = assets_total - liabilities_total
`,
}

export const frProfitAndLoss: WrittenLayout = {
  key: 'fr_profit_and_loss',
  of: 'time',
  law: 'Plan comptable général, compte de résultat',
  covers: ['income', 'expense'],
  whole: 'result',
  rows: `
revenue |  | Chiffre d'affaires net | Net revenue | income -
other_income |  | Autres produits d'exploitation | Other operating income | other_income - !77*
purchases |  | Achats et variations de stocks | Purchases and change in stocks | cost_of_sales
external |  | Autres achats, charges externes et impôts | External charges and taxes | expense !67*
staff |  | Charges de personnel | Staff costs | payroll_expense
depreciation |  | Dotations aux amortissements | Depreciation | depreciation !67*
other_charges |  | Autres charges | Other charges | other_expense !67*
operating |  | Résultat d'exploitation | Operating result | = revenue + other_income - purchases - external - staff - depreciation - other_charges
finance_income |  | Produits financiers | Finance income | finance_income - !77*
finance_costs |  | Charges financières | Finance costs | finance_cost !67*
current_result |  | Résultat courant avant impôts | Result before exceptional items and tax | = operating + finance_income - finance_costs
exceptional |  | Résultat exceptionnel | Exceptional result | #67* #77* -
taxes |  | Impôts sur les bénéfices | Income tax | income_tax
result |  | Bénéfice ou perte | Result | = current_result + exceptional - taxes
`,
}
