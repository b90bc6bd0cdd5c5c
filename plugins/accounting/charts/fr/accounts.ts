import type { ChartSource } from '../chart.js'

/** France: numbers of the plan comptable général (ANC 2014-03 and its amendments). */
export const fr: ChartSource = {
  id: 'fr',
  edition: 3,
  languages: ['fr', 'en'],
  accounts: `
1 | Comptes de capitaux | Capital
  101 | Capital social | Share capital | equity
  1061 | Réserve légale | Legal reserve | equity
  1068 | Autres réserves | Other reserves | equity
  108 | Compte de l’exploitant | Owner’s account | equity
  110 | Report à nouveau, solde créditeur | Retained earnings | retained_earnings | retained_earnings
  119 | Report à nouveau, solde débiteur | Losses carried forward | retained_earnings
  120 | Résultat de l’exercice | Result of the year | retained_earnings
  131 | Subventions d’équipement | Investment grants | equity
  151 | Provisions pour risques et charges | Provisions | provision
  164 | Emprunts auprès des établissements de crédit | Bank loans | long_term_liability
  165 | Dépôts et cautionnements reçus | Deposits received | long_term_liability
  168 | Autres emprunts et dettes assimilées | Other loans | long_term_liability
2 | Comptes d’immobilisations | Fixed assets
  205 | Concessions, licences, logiciels | Software and licences | intangible_asset
  207 | Fonds commercial | Goodwill | intangible_asset
  211 | Terrains | Land | fixed_asset
  213 | Constructions | Buildings | fixed_asset
  215 | Installations techniques, matériel et outillage | Plant and machinery | fixed_asset
  2181 | Installations générales et agencements | Fixtures and fittings | fixed_asset
  2182 | Matériel de transport | Vehicles | fixed_asset
  2183 | Matériel de bureau et informatique | Office and computer equipment | fixed_asset
  2184 | Mobilier | Furniture | fixed_asset
  231 | Immobilisations corporelles en cours | Assets under construction | fixed_asset
  261 | Titres de participation | Participations | financial_asset
  274 | Prêts | Loans given | financial_asset
  275 | Dépôts et cautionnements versés | Deposits given | financial_asset
  2805 | Amortissements des logiciels et licences | Amortisation of software | accumulated_depreciation
  2813 | Amortissements des constructions | Depreciation of buildings | accumulated_depreciation
  2815 | Amortissements du matériel et outillage | Depreciation of plant and machinery | accumulated_depreciation
  2818 | Amortissements des autres immobilisations | Depreciation of other assets | accumulated_depreciation
3 | Comptes de stocks et en-cours | Inventory
  310 | Matières premières | Raw materials | inventory
  331 | Produits en cours | Work in progress | inventory
  355 | Produits finis | Finished goods | inventory
  370 | Marchandises | Goods for resale | inventory | inventory
  397 | Dépréciations des stocks de marchandises | Write-down of goods | inventory
4 | Comptes de tiers | Third parties
  40 | Fournisseurs | Suppliers
    401 | Fournisseurs | Trade payables | payable | payable
    404 | Fournisseurs d’immobilisations | Payables for fixed assets | payable
    408 | Fournisseurs, factures non parvenues | Goods received not invoiced | current_liability*
    4091 | Fournisseurs, avances et acomptes versés | Advances to suppliers | current_asset* | supplier_advances
  41 | Clients | Customers
    411 | Clients | Trade receivables | receivable | receivable
    416 | Clients douteux | Doubtful receivables | current_asset*
    418 | Clients, produits non encore facturés | Unbilled revenue | current_asset*
    4191 | Clients, avances et acomptes reçus | Advances from customers | current_liability* | customer_advances
  42 | Personnel | Staff
    421 | Personnel, rémunérations dues | Wages payable | payroll_payable*
    425 | Personnel, avances et acomptes | Advances to employees | current_asset*
  43 | Organismes sociaux | Social security
    431 | Sécurité sociale | Social security payable | payroll_payable*
    437 | Autres organismes sociaux | Other social bodies | payroll_payable*
  44 | État et collectivités | State
    4421 | Prélèvement à la source | Income tax withheld at source | payroll_payable*
    444 | Impôt sur les bénéfices | Income tax | tax_payable*
    4452 | TVA due intracommunautaire | VAT due, intra-EU | tax_payable
    44551 | TVA à décaisser | VAT payable | tax_payable*
    44562 | TVA sur immobilisations | Input VAT on fixed assets | tax_receivable
    44566 | TVA sur autres biens et services | Input VAT on goods and services | tax_receivable
    445662 | TVA déductible intracommunautaire | Input VAT, intra-EU | tax_receivable
    44567 | Crédit de TVA à reporter | VAT credit carried forward | tax_receivable*
    445711 | TVA collectée 20 % | Output VAT 20 % | tax_payable
    445712 | TVA collectée 10 % | Output VAT 10 % | tax_payable
    445713 | TVA collectée 5,5 % | Output VAT 5.5 % | tax_payable
    445714 | TVA collectée 2,1 % | Output VAT 2.1 % | tax_payable
    44574 | TVA sur encaissements en attente | VAT due on payment | tax_payable* | tax_cash_basis
    44588 | TVA sur acomptes reçus, à régulariser | VAT on advances received | tax_payable* | customer_advance_tax
    44589 | TVA sur acomptes versés, à régulariser | VAT on advances paid | tax_receivable* | supplier_advance_tax
    447 | Autres impôts, taxes et versements assimilés | Other taxes | tax_payable*
  45 | Associés et divers | Shareholders and others
    455 | Associés, comptes courants | Shareholders’ current accounts | current_liability*
    457 | Associés, dividendes à payer | Dividends payable | current_liability*
    467 | Autres comptes débiteurs ou créditeurs | Other receivables and payables | current_asset*
    471 | Compte d’attente | Suspense account | current_asset* | suspense
    476 | Différences de conversion, actif | Unrealised exchange losses | current_asset | unrealised_loss
    477 | Différences de conversion, passif | Unrealised exchange gains | current_liability | unrealised_gain
    486 | Charges constatées d’avance | Prepaid expenses | prepaid
    487 | Produits constatés d’avance | Deferred income | deferred_income
    491 | Dépréciation des comptes de clients | Allowance for doubtful debts | current_asset
5 | Comptes financiers | Cash and bank
  503 | Valeurs mobilières de placement | Marketable securities | current_asset
  5121 | Banque | Bank | bank | bank
  5124 | Banque, comptes en devises | Foreign currency accounts | bank
  519 | Concours bancaires courants | Bank overdrafts | short_term_debt
  530 | Caisse | Cash | cash | cash
  580 | Virements internes | Money in transit | current_asset*
6 | Comptes de charges | Expenses
  60 | Achats | Purchases
    601 | Achats de matières premières | Purchases of raw materials | cost_of_sales
    6037 | Variation des stocks de marchandises | Change in stocks of goods | cost_of_sales | cost_of_sales
    604 | Achats d’études et prestations de services | Subcontracted services | cost_of_sales
    6061 | Eau, énergie | Utilities | expense
    6063 | Fournitures d’entretien et petit équipement | Small equipment | expense
    6064 | Fournitures administratives | Office supplies | expense
    607 | Achats de marchandises | Purchases of goods | cost_of_sales | purchases
    608 | Frais accessoires d’achat | Freight and customs | cost_of_sales
    609 | Rabais, remises et ristournes obtenus | Purchase rebates | cost_of_sales
  61 | Services extérieurs | External services
    611 | Sous-traitance générale | Subcontracting | cost_of_sales
    612 | Redevances de crédit-bail | Leasing | expense
    613 | Locations | Rent | expense
    615 | Entretien et réparations | Repairs and maintenance | expense
    616 | Primes d’assurance | Insurance | expense
    618 | Documentation, séminaires | Documentation and seminars | expense
  62 | Autres services extérieurs | Other external services
    621 | Personnel extérieur | Agency staff | expense
    622 | Commissions sur ventes | Sales commissions | expense
    6226 | Honoraires | Professional fees | expense
    623 | Publicité, relations publiques | Advertising | expense
    624 | Transports sur ventes | Delivery to customers | expense
    625 | Déplacements, missions et réceptions | Travel and entertainment | expense
    626 | Frais postaux et télécommunications | Post and telephone | expense
    627 | Services bancaires | Bank charges | expense | bank_charges
  63 | Impôts et taxes | Taxes and duties
    631 | Impôts et taxes sur rémunérations | Payroll taxes | payroll_expense
    635 | Autres impôts et taxes | Other taxes | expense
  64 | Charges de personnel | Staff costs
    641 | Rémunérations du personnel | Wages and salaries | payroll_expense
    645 | Charges de sécurité sociale et de prévoyance | Social security | payroll_expense
    647 | Autres charges sociales | Other social costs | payroll_expense
  65 | Autres charges de gestion courante | Other operating expenses
    651 | Redevances pour licences | Licence fees | expense
    654 | Pertes sur créances irrécouvrables | Bad debts | expense | write_off
    656 | Pertes de change sur créances et dettes commerciales | Exchange losses | expense | fx_loss
    6581 | Écarts d’arrondi | Rounding differences | expense | rounding
    6582 | Écarts de caisse | Cash differences | expense | cash_difference
  66 | Charges financières | Financial expenses
    661 | Charges d’intérêts | Interest paid | finance_cost
    665 | Escomptes accordés | Discounts given | finance_cost | discount_given
    666 | Pertes de change financières | Financial exchange losses | finance_cost
  67 | Charges exceptionnelles et dotations | Exceptional items and depreciation
    671 | Pénalités et amendes | Fines | other_expense
    675 | Valeurs comptables des éléments cédés | Book value of disposed assets | other_expense
    6811 | Dotations aux amortissements | Depreciation | depreciation
    6817 | Dotations aux dépréciations des actifs circulants | Write-down of current assets | expense
    695 | Impôts sur les bénéfices | Income tax | income_tax
7 | Comptes de produits | Income
  701 | Ventes de produits finis | Sales of finished goods | income
  706 | Prestations de services | Sales of services | income
  707 | Ventes de marchandises | Sales of goods | income | sales
  708 | Ports et frais accessoires facturés | Carriage charged to customers | income
  709 | Rabais, remises et ristournes accordés | Rebates given | income
  713 | Variation des stocks de produits | Change in stocks of products | income
  74 | Subventions d’exploitation | Operating grants | other_income
  756 | Gains de change sur créances et dettes commerciales | Exchange gains | other_income | fx_gain
  758 | Produits divers de gestion courante | Other income | other_income
  762 | Produits des autres immobilisations financières | Interest received | finance_income
  765 | Escomptes obtenus | Discounts taken | finance_income | discount_taken
  766 | Gains de change financiers | Financial exchange gains | finance_income
  775 | Produits des cessions d’éléments d’actif | Proceeds from disposal of assets | other_income
  781 | Reprises sur amortissements et provisions | Release of provisions | other_income
8 | Comptes spéciaux | Special accounts
  890 | Bilan d’ouverture | Opening balances | equity | opening
`,
}
