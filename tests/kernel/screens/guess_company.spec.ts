import { test } from '@japa/runner'
import { currencyOf, guessCompany } from '../../../resources/admin/setup/guess_company.js'

test.group('The company that the set-up begins with', () => {
  test('has the currency of its country; one that is not known is asked for', ({ assert }) => {
    assert.deepEqual(
      ['DE', 'UA', 'US', 'AO'].map((country) => currencyOf(country)),
      ['EUR', 'UAH', 'USD', undefined]
    )
    assert.equal(guessCompany('en').language, 'en')
  })
})
