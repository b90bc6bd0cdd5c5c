/** A town with what an address and a number there look like. Numbers are of the ranges kept for fiction. */
export interface Place {
  city: string
  region?: string
  country: string
  postalCode: string
  streets: string[]
  phone: string
  language: string
  currency: string
  legalForm: string
  firstNames: string[]
  lastNames: string[]
}

export const PLACES: Place[] = [
  {
    city: 'Hamburg',
    country: 'DE',
    postalCode: '20457',
    streets: ['Am Sandtorkai', 'Brooktorkai', 'Holländischer Brook'],
    phone: '040 66969',
    language: 'de',
    currency: 'EUR',
    legalForm: 'GmbH',
    firstNames: ['Anke', 'Jonas', 'Miriam', 'Torben', 'Svenja', 'Malte'],
    lastNames: ['Petersen', 'Albrecht', 'Lorenzen', 'Behrens', 'Kruse', 'Thomsen'],
  },
  {
    city: 'Lyon',
    country: 'FR',
    postalCode: '69002',
    streets: ['Rue Mercière', 'Quai Tilsitt', 'Rue Auguste-Comte'],
    phone: '04 65 71 0',
    language: 'fr',
    currency: 'EUR',
    legalForm: 'SARL',
    firstNames: ['Camille', 'Hugo', 'Élodie', 'Mathieu', 'Inès', 'Bastien'],
    lastNames: ['Garnier', 'Fontaine', 'Chevalier', 'Perrin', 'Blanchard', 'Roussel'],
  },
  {
    city: 'Leeds',
    region: 'West Yorkshire',
    country: 'GB',
    postalCode: 'LS1 4DY',
    streets: ['Whitehall Road', 'Wellington Street', 'Boar Lane'],
    phone: '0113 496 0',
    language: 'en',
    currency: 'GBP',
    legalForm: 'Ltd',
    firstNames: ['Imogen', 'Callum', 'Priya', 'Rhys', 'Harriet', 'Owen'],
    lastNames: ['Ackroyd', 'Barraclough', 'Sutcliffe', 'Patel', 'Hargreaves', 'Whitaker'],
  },
  {
    city: 'Lviv',
    country: 'UA',
    postalCode: '79008',
    streets: ['vul. Virmenska', 'pr. Svobody', 'vul. Zelena'],
    phone: '032 255 4',
    language: 'uk',
    currency: 'UAH',
    legalForm: 'TOV',
    firstNames: ['Оксана', 'Тарас', 'Ірина', 'Богдан', 'Соломія', 'Назар'],
    lastNames: ['Коваль', 'Мельник', 'Гнатюк', 'Бондаренко', 'Романюк', 'Шевчук'],
  },
  {
    city: 'Gdańsk',
    country: 'PL',
    postalCode: '80-831',
    streets: ['ul. Długa', 'ul. Szafarnia', 'ul. Piwna'],
    phone: '58 300 0',
    language: 'pl',
    currency: 'PLN',
    legalForm: 'Sp. z o.o.',
    firstNames: ['Agnieszka', 'Paweł', 'Zofia', 'Michał', 'Kinga', 'Łukasz'],
    lastNames: ['Wójcik', 'Nowak', 'Mazur', 'Kaczmarek', 'Pawlak', 'Wrona'],
  },
  {
    city: 'Portland',
    region: 'OR',
    country: 'US',
    postalCode: '97209',
    streets: ['NW Lovejoy Street', 'SE Division Street', 'N Mississippi Avenue'],
    phone: '503 555 01',
    language: 'en',
    currency: 'USD',
    legalForm: 'Inc.',
    firstNames: ['Maya', 'Ethan', 'Grace', 'Diego', 'Naomi', 'Wyatt'],
    lastNames: ['Calloway', 'Nguyen', 'Ramirez', 'Whitfield', 'Osborne', 'Delgado'],
  },
]

export const ROOTS = [
  'Nordlicht',
  'Brightwater',
  'Kestrel',
  'Solano',
  'Ironbridge',
  'Marisol',
  'Halden',
  'Vesper',
  'Tamarind',
  'Bluestone',
  'Arvika',
  'Castell',
  'Dunmore',
  'Elmhurst',
  'Ferrand',
  'Galena',
  'Harbour',
  'Ilmari',
  'Juniper',
  'Karpaty',
  'Lindqvist',
  'Monteverde',
  'Navarro',
  'Oakfield',
  'Pallas',
  'Quarry',
  'Rosedale',
  'Stellan',
]

export const TRADES = [
  'Tools',
  'Kitchens',
  'Foods',
  'Textiles',
  'Machines',
  'Gardens',
  'Paper',
  'Lighting',
  'Furniture',
  'Optics',
  'Packaging',
  'Cycles',
  'Ceramics',
  'Logistics',
  'Instruments',
  'Timber',
]

export const JOBS = ['Purchasing', 'Sales', 'Accounts', 'Warehouse', 'Management', 'Service']
