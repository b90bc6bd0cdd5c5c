import type { ChartSource } from '../chart.js'

/** Poland: the classes (zespoły) 0 to 8 of the model chart, costs by nature. */
export const pl: ChartSource = {
  id: 'pl',
  edition: 4,
  languages: ['pl', 'en'],
  accounts: `
0 | Aktywa trwałe | Fixed assets
  010 | Środki trwałe | Property, plant and equipment
    011 | Grunty | Land | fixed_asset
    012 | Budynki i budowle | Buildings | fixed_asset
    013 | Urządzenia techniczne i maszyny | Plant and machinery | fixed_asset
    014 | Środki transportu | Vehicles | fixed_asset
    015 | Inne środki trwałe | Other equipment | fixed_asset
  020 | Wartości niematerialne i prawne | Intangible assets | intangible_asset
  030 | Długoterminowe aktywa finansowe | Long-term financial assets | financial_asset
  070 | Umorzenie środków trwałych | Accumulated depreciation | accumulated_depreciation
  075 | Umorzenie wartości niematerialnych i prawnych | Accumulated amortisation | accumulated_depreciation
  080 | Środki trwałe w budowie | Assets under construction | fixed_asset
1 | Środki pieniężne i rachunki bankowe | Cash and bank
  100 | Kasa | Cash | cash | cash
  130 | Rachunek bieżący | Bank account | bank | bank
  131 | Rachunek walutowy | Foreign currency account | bank
  132 | Rachunek VAT | VAT account (split payment) | bank
  134 | Kredyty bankowe | Short-term bank loans | short_term_debt
  135 | Karty kredytowe | Credit cards | credit_card
  139 | Środki pieniężne w drodze | Money in transit | current_asset*
  140 | Krótkoterminowe aktywa finansowe | Short-term financial assets | current_asset
2 | Rozrachunki i roszczenia | Settlements
  200 | Rozrachunki z odbiorcami | Trade receivables | receivable | receivable
  201 | Zaliczki otrzymane od odbiorców | Advances from customers | current_liability* | customer_advances
  210 | Rozrachunki z dostawcami | Trade payables | payable | payable
  211 | Zaliczki przekazane dostawcom | Advances to suppliers | current_asset* | supplier_advances
  22 | Rozrachunki publicznoprawne | Settlements with the state
    220-1 | Podatek dochodowy od osób prawnych | Corporate income tax payable | tax_payable*
    220-2 | Podatek dochodowy od osób fizycznych | Personal income tax withheld | payroll_payable*
    220-3 | Rozrachunki z ZUS | Social security payable | payroll_payable*
    220-4 | Pozostałe rozrachunki publicznoprawne | Other settlements with the state | tax_payable*
    221-1 | VAT naliczony | Input VAT | tax_receivable
    221-2 | VAT należny | Output VAT | tax_payable
    221-3 | Rozrachunki z urzędem skarbowym z tytułu VAT | VAT settlement | tax_payable*
    221-4 | VAT należny – WNT i odwrotne obciążenie | Output VAT, intra-EU and reverse charge | tax_payable
    221-5 | VAT naliczony – WNT i odwrotne obciążenie | Input VAT, intra-EU and reverse charge | tax_receivable
    221-6 | VAT do rozliczenia w następnych okresach | VAT due on payment | tax_payable* | tax_cash_basis
    221-7 | Rozliczenie VAT należnego od zaliczek otrzymanych | Output VAT on advances received | tax_payable* | customer_advance_tax
    221-8 | Rozliczenie VAT naliczonego od zaliczek wpłaconych | Input VAT on advances paid | tax_receivable* | supplier_advance_tax
  230 | Rozrachunki z tytułu wynagrodzeń | Wages payable | payroll_payable*
  234 | Pozostałe rozrachunki z pracownikami | Other settlements with employees | current_asset*
  240 | Pozostałe rozrachunki | Other settlements | current_asset*
  241 | Rozrachunki z udziałowcami | Settlements with shareholders | current_liability*
  245 | Kwoty do wyjaśnienia | Suspense account | current_asset* | suspense
  250 | Długoterminowe kredyty i pożyczki | Long-term loans | long_term_liability
  251 | Zobowiązania z tytułu leasingu | Lease liabilities | long_term_liability
  290 | Odpisy aktualizujące należności | Allowance for doubtful debts | current_asset
3 | Materiały i towary | Materials and goods
  300 | Rozliczenie zakupu | Purchases in clearing | current_liability*
  310 | Materiały | Materials | inventory
  330 | Towary | Goods for resale | inventory | inventory
  340 | Odchylenia od cen ewidencyjnych | Price variances of stock | inventory
4 | Koszty według rodzajów | Costs by nature
  400 | Amortyzacja | Depreciation | depreciation
  401-1 | Zużycie materiałów | Materials used | cost_of_sales
  401-2 | Zużycie energii | Energy | expense
  402-1 | Usługi transportowe | Transport services | expense
  402-2 | Usługi remontowe | Repairs and maintenance | expense
  402-3 | Najem i dzierżawa | Rent and leases | expense
  402-4 | Usługi telekomunikacyjne i pocztowe | Telephone and post | expense
  402-5 | Usługi informatyczne i licencje | Software and licences | expense
  402-6 | Usługi prawne i doradcze | Legal and consulting fees | expense
  402-7 | Usługi księgowe | Accounting fees | expense
  402-8 | Podwykonawcy | Subcontractors | cost_of_sales
  402-9 | Prowizje i opłaty bankowe | Bank charges | expense | bank_charges
  402-10 | Pozostałe usługi obce | Other services | expense
  403-1 | Podatek od nieruchomości | Property tax | expense
  403-2 | Pozostałe podatki i opłaty | Other taxes and duties | expense
  404 | Wynagrodzenia | Wages and salaries | payroll_expense
  405-1 | Ubezpieczenia społeczne | Social security | payroll_expense
  405-2 | Szkolenia i inne świadczenia | Training and other benefits | payroll_expense
  409-1 | Podróże służbowe | Travel | expense
  409-2 | Reklama i reprezentacja | Advertising and entertainment | expense
  409-3 | Ubezpieczenia majątkowe | Insurance | expense
  409-4 | Pozostałe koszty | Other costs | expense
6 | Produkty i rozliczenia międzyokresowe | Products and accruals
  600 | Produkty gotowe | Finished goods | inventory
  610 | Półprodukty i produkcja w toku | Work in progress | inventory
  640 | Rozliczenia międzyokresowe kosztów czynne | Prepaid expenses | prepaid
  641 | Rozliczenia międzyokresowe kosztów bierne | Accrued expenses | current_liability
7 | Przychody i koszty ich uzyskania | Revenue and related costs
  700 | Sprzedaż produktów | Sales of products | income
  702 | Sprzedaż usług | Sales of services | income
  730 | Sprzedaż towarów | Sales of goods | income | sales
  731 | Sprzedaż towarów – eksport i WDT | Sales of goods, exports and intra-EU | income
  732 | Skonta i rabaty udzielone | Discounts given | income | discount_given
  735 | Wartość sprzedanych towarów w cenach zakupu | Cost of goods sold | cost_of_sales | cost_of_sales
  736 | Zakup towarów | Purchases of goods | cost_of_sales | purchases
  737 | Skonta i rabaty otrzymane | Discounts taken | cost_of_sales | discount_taken
  740 | Sprzedaż materiałów | Sales of materials | income
  741 | Wartość sprzedanych materiałów | Cost of materials sold | cost_of_sales
  75 | Przychody i koszty finansowe | Finance income and costs
    750-1 | Odsetki otrzymane | Interest received | finance_income
    750-2 | Dodatnie różnice kursowe | Exchange gains | finance_income | fx_gain
    750-3 | Niezrealizowane dodatnie różnice kursowe | Unrealised exchange gains | finance_income | unrealised_gain
    751-1 | Odsetki zapłacone | Interest paid | finance_cost
    751-2 | Ujemne różnice kursowe | Exchange losses | finance_cost | fx_loss
    751-3 | Niezrealizowane ujemne różnice kursowe | Unrealised exchange losses | finance_cost | unrealised_loss
  76 | Pozostałe przychody i koszty operacyjne | Other operating income and costs
    760-1 | Zysk ze zbycia środków trwałych | Gain on disposal of fixed assets | other_income
    760-2 | Dotacje | Grants | other_income
    760-3 | Pozostałe przychody operacyjne | Other operating income | other_income
    761-1 | Strata ze zbycia środków trwałych | Loss on disposal of fixed assets | other_expense
    761-2 | Należności spisane | Bad debts | other_expense | write_off
    761-3 | Kary i odszkodowania | Fines and damages | other_expense
    761-4 | Różnice z zaokrągleń | Rounding differences | other_expense | rounding
    761-5 | Różnice kasowe | Cash differences | other_expense | cash_difference
    761-6 | Pozostałe koszty operacyjne | Other operating costs | other_expense
8 | Kapitały, rezerwy i wynik finansowy | Equity, provisions and result
  800 | Kapitał zakładowy | Share capital | equity
  803 | Kapitał zapasowy | Supplementary capital | equity
  805 | Kapitał rezerwowy | Reserve capital | equity
  820 | Rozliczenie wyniku finansowego | Retained earnings | retained_earnings | retained_earnings
  840 | Rezerwy | Provisions | provision
  845 | Rozliczenia międzyokresowe przychodów | Deferred income | deferred_income
  850 | Zakładowy fundusz świadczeń socjalnych | Social benefits fund | current_liability
  860 | Wynik finansowy | Result of the year | retained_earnings
  870 | Podatek dochodowy | Income tax | income_tax
  890 | Bilans otwarcia | Opening balances | equity | opening
`,
}
