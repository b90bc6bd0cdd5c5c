import { test } from 'kontor/testing'
import { checkBic, checkIban } from '../values/bank_number.js'
import { likenessScore } from '../values/likeness.js'
import { nameKey, personName } from '../values/party_name.js'
import { internationalNumber, phoneDigits } from '../values/phone_number.js'
import type { TaxScheme } from '../values/tax_number.js'
import { checkTaxNumber } from '../values/tax_number.js'
import names from './vectors/names.json' with { type: 'json' }
import taxNumbers from './vectors/tax_numbers.json' with { type: 'json' }

test.group('Names', () => {
  for (const [one, other] of names.same) {
    test(`"${one}" and "${other}" are alike`, ({ assert }) => {
      assert.equal(nameKey(one), nameKey(other))
    })
  }

  for (const [one, other] of names.different) {
    test(`"${one}" and "${other}" are not alike`, ({ assert }) => {
      assert.notEqual(nameKey(one), nameKey(other))
    })
  }

  test('a person is called by what there is of the name', ({ assert }) => {
    assert.equal(personName(' Maria ', 'Anders'), 'Maria Anders')
    assert.equal(personName(null, 'Anders'), 'Anders')
    assert.equal(personName('', null), '')
  })
})

test.group('Tax numbers', () => {
  for (const { country, scheme, typed, number } of taxNumbers.valid) {
    test(`${typed} of ${country} is kept as ${number}`, ({ assert }) => {
      assert.equal(checkTaxNumber(country, scheme as TaxScheme, typed), number)
    })
  }

  for (const { country, scheme, typed } of taxNumbers.invalid) {
    test(`${typed} of ${country} is refused`, ({ assert }) => {
      assert.throws(() => checkTaxNumber(country, scheme as TaxScheme, typed), 'E_INPUT')
    })
  }
})

test.group('Phone and bank numbers', () => {
  test('a number becomes international where the country is known', ({ assert }) => {
    assert.equal(internationalNumber('030-0074321', 'DE'), '+49300074321')
    assert.equal(internationalNumber('044 123 45 67', 'UA'), '+380441234567')
    assert.equal(internationalNumber('+380 44 123 45 67', null), '+380441234567')
  })

  test('a number that fits no plan stays as typed', ({ assert }) => {
    assert.equal(internationalNumber('(5) 555-4729', 'MX'), '(5) 555-4729')
    assert.equal(internationalNumber('030-0074321', null), '030-0074321')
    assert.equal(phoneDigits('(5) 555-4729'), '55554729')
  })

  test('an IBAN is stored without spaces, a wrong one refused', ({ assert }) => {
    assert.equal(checkIban('de89 3704 0044 0532 0130 00'), 'DE89370400440532013000')
    assert.throws(() => checkIban('DE88 3704 0044 0532 0130 00'), 'E_INPUT')
    assert.equal(checkBic('deutdeff'), 'DEUTDEFF')
    assert.throws(() => checkBic('DEUT'), 'E_INPUT')
  })

  test('reasons add up, one certain reason is certain', ({ assert }) => {
    assert.equal(likenessScore(['name']), 60)
    assert.equal(likenessScore(['name', 'phone']), 88)
    assert.equal(likenessScore(['email', 'name']), 100)
    assert.equal(likenessScore([]), 0)
  })
})
