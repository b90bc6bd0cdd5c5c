import { test } from 'kontor/testing'
import { chooseTax, type Dealing, type StoredRule } from '../../tax/choose_rule.js'

const DOMESTIC = 1
const EU = 2
const EXPORT = 3
const rule = (more: Partial<StoredRule>): StoredRule => ({
  name: '',
  scope: 'sale',
  sequence: 10,
  region: 'any',
  country: null,
  taxGroup: null,
  supply: null,
  validFrom: null,
  validTo: null,
  fromTaxId: null,
  toTaxId: null,
  ...more,
})
const RULES = [
  rule({ region: 'eu', taxGroup: 'business', fromTaxId: DOMESTIC, toTaxId: EU }),
  rule({ region: 'outside_eu', toTaxId: EXPORT, sequence: 20 }),
  rule({
    region: 'country',
    country: 'CH',
    toTaxId: 4,
    sequence: 5,
    validFrom: '2026-07-01',
    validTo: '2026-12-31',
  }),
  rule({ region: 'country', country: 'NO', supply: 'service', toTaxId: 5, sequence: 6 }),
  rule({ taxGroup: 'exempt', toTaxId: null, sequence: 1 }),
]

const CASES: (Partial<Dealing> & { is: number | null; why: string })[] = [
  { why: 'at home nothing changes', country: 'DE', is: DOMESTIC },
  { why: 'without a country it is at home', country: null, is: DOMESTIC },
  { why: 'a company without a country deals at home', home: null, country: 'UA', is: DOMESTIC },
  {
    why: 'so it does with a business in the EU',
    home: null,
    country: 'FR',
    taxGroup: 'business',
    is: DOMESTIC,
  },
  {
    why: 'a rule for one country needs no home',
    home: null,
    country: 'CH',
    onDate: '2026-08-01',
    is: 4,
  },
  { why: 'a business elsewhere in the EU', country: 'FR', taxGroup: 'business', is: EU },
  { why: 'a consumer elsewhere in the EU', country: 'FR', taxGroup: 'consumer', is: DOMESTIC },
  { why: 'outside the EU', country: 'UA', is: EXPORT },
  {
    why: 'one country, in its time, before the wider rule',
    country: 'CH',
    onDate: '2026-08-01',
    is: 4,
  },
  { why: 'one country, after its time', country: 'CH', onDate: '2027-01-01', is: EXPORT },
  { why: 'whoever is exempt is charged nothing', country: 'DE', taxGroup: 'exempt', is: null },
  { why: 'another tax is not replaced', country: 'FR', taxGroup: 'business', taxId: 9, is: 9 },
  { why: 'a service by its own rule', country: 'NO', supply: 'service', is: 5 },
  { why: 'goods not by the rule of services', country: 'NO', is: EXPORT },
  {
    why: 'rules of sales say nothing of purchases',
    country: 'UA',
    scope: 'purchase',
    is: DOMESTIC,
  },
]

test.group('Tax rules', () => {
  test('the first rule that fits decides: {why}')
    .with(CASES)
    .run(({ assert }, { is, why: _why, ...dealing }) => {
      const usual: Dealing = {
        scope: 'sale',
        taxGroup: null,
        supply: 'goods',
        onDate: '2026-01-15',
        taxId: DOMESTIC,
        home: 'DE',
        country: null,
      }
      assert.equal(chooseTax(RULES, { ...usual, ...dealing }), is)
    })
})
