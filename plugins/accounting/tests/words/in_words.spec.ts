import { readFileSync } from 'node:fs'
import { Money } from 'kontor/plugin'
import { test } from 'kontor/testing'
import { americanEnglish, britishEnglish } from '../../words/english.js'
import { french } from '../../words/french.js'
import { german } from '../../words/german.js'
import { amountInWords, chequeFraction } from '../../words/in_words.js'
import { polish } from '../../words/polish.js'
import type { Gender, Tongue, WordLanguage } from '../../words/tongue.js'
import { ukrainian } from '../../words/ukrainian.js'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))

const { numbers } = read('numbers_in_words') as {
  numbers: Record<WordLanguage, Partial<Record<Gender, Record<string, string>>>>
}
const amounts = read('amounts_in_words') as {
  language: WordLanguage
  amounts: { currency: string; amount: string; words: string }[]
}[]

const TONGUES: Record<WordLanguage, Tongue> = {
  'en': americanEnglish,
  'en-GB': britishEnglish,
  'uk': ukrainian,
  'de': german,
  'fr': french,
  'pl': polish,
}

test.group('Amounts in words', () => {
  test('whole numbers of {language} are those of the published rules, in each gender')
    .with(Object.keys(numbers).map((language) => ({ language: language as WordLanguage })))
    .run(({ assert }, { language }) => {
      for (const [gender, words] of Object.entries(numbers[language])) {
        for (const [count, expected] of Object.entries(words)) {
          const said = TONGUES[language].cardinal(BigInt(count), gender as Gender)
          assert.equal(said, expected, `${count} ${gender}`)
        }
      }
    })

  test('amounts of {language} agree with the names of their currencies')
    .with(amounts)
    .run(({ assert }, { language, amounts: own }) => {
      for (const { currency, amount, words } of own) {
        assert.equal(amountInWords(Money.parse(amount, currency), language), words)
      }
    })

  test('a cheque of the United States has the cents as a fraction', ({ assert }) => {
    const words = (amount: string) => chequeFraction(Money.parse(amount, 'USD'))
    assert.equal(words('123.45'), 'One hundred twenty-three and 45/100')
    assert.equal(words('1000.00'), 'One thousand and 00/100')
    assert.equal(words('0.75'), 'Zero and 75/100')
  })

  test('nothing is written out below zero, or of a size that has no name', ({ assert }) => {
    for (const amount of [Money.of(-1n, 'EUR'), Money.of(10n ** 17n, 'EUR')]) {
      assert.throws(() => amountInWords(amount, 'en'), RangeError)
      assert.throws(() => chequeFraction(amount), RangeError)
    }
  })
})
