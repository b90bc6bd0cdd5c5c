import { test } from 'kontor/testing'
import { checkGtin, scanKey } from '../barcodes/gtin.js'
import vectors from './vectors/barcodes.json' with { type: 'json' }

test.group('Barcodes', () => {
  for (const code of vectors.valid) {
    test(`${code} is accepted`, ({ assert }) => {
      assert.equal(checkGtin(code), code)
    })
  }

  for (const code of vectors.invalid) {
    test(`${code} is refused`, ({ assert }) => {
      assert.throws(() => checkGtin(code), 'E_INPUT')
    })
  }

  test('spaces and dashes are for the eye', ({ assert }) => {
    assert.equal(checkGtin('978-0-306-40615-7'), '9780306406157')
    assert.equal(checkGtin('5 901234 123457'), '5901234123457')
  })

  test('a UPC and the EAN that begins with zero are one code', ({ assert }) => {
    assert.equal(scanKey('036000291452'), scanKey('0036000291452'))
    assert.equal(scanKey('shelf-17'), 'shelf-17')
  })
})
