import { globSync, readFileSync } from 'node:fs'
import { test } from 'kontor/testing'
import { LOCALES } from '#kernel/http/catalogue'
import {
  closestLocale,
  hasMessage,
  message,
  messagesFor,
  missingKeys,
  refusalTexts,
} from '#kernel/http/messages'
import { registry } from '#kernel/plugins/registry'

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
const sources = (pattern: string) =>
  globSync(pattern).map((file) => withoutComments(readFileSync(file, 'utf8')))
const found = (texts: string[], pattern: RegExp) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, key]) => key)))].sort()

/** A page of its own for a model's list, record or form: the help is the model's. */
function showsModel(page: string) {
  const model = registry.bySegment('kernel', page.split('/')[0])
  return model && hasMessage('en', `kernel.models.${model.id}.help.purpose`)
}

test.group('Messages', () => {
  test('speak the language asked for, with its plurals', ({ assert }) => {
    const texts = [1, 3, 7].map((count) => message('uk', 'ui.errors', { count }))
    assert.deepEqual(texts, [
      '1 поле потребує вашої уваги',
      '3 поля потребують вашої уваги',
      '7 полів потребують вашої уваги',
    ])
    assert.equal(message('en', 'ui.errors', { count: 1 }), 'One thing needs your attention')
  })

  test('a refusal writes days as the screens do, and leaves what is no day', ({ assert }) => {
    const said = (locale: string, date: string) =>
      refusalTexts(locale, 'E_CHRONOLOGICAL', { journal: 'Sales', number: 'S/1', date }).next
    assert.equal(said('en', '2026-11-22'), 'Choose Nov 22, 2026 or a later date.')
    assert.equal(said('uk', '2026-11-22'), 'Оберіть 22.11.2026 або пізнішу дату.')
    assert.equal(said('en', '2026-02-31'), 'Choose 2026-02-31 or a later date.')
  })

  test('show the key where there is no text, and remember it', ({ assert }) => {
    assert.equal(message('en', 'nobody.wrote.this'), 'nobody.wrote.this')
    assert.isTrue(missingKeys.delete('nobody.wrote.this'))
  })

  test('show themselves with a gap where a value is missing', ({ assert }) => {
    assert.equal(message('en', 'shell.company'), 'Company: {name}')
  })

  test('find the language of ours that suits', ({ assert }) => {
    assert.deepEqual(['uk-UA', 'en-GB', 'de', null].map(closestLocale), ['uk', 'en', 'en', 'en'])
  })

  test('of a refusal come from the plugin that throws it', ({ assert }) => {
    const { title } = refusalTexts('en', 'E_LOAN_NOT_OUT', { number: 'L-1' })
    assert.notInclude(title, 'E_LOAN_NOT_OUT')
  })

  test('sent to the browser hold the kernel, the enabled plugins and the names of the others', ({
    assert,
  }) => {
    const texts = messagesFor('en', ['contacts'])
    assert.properties(texts, ['shell.help', 'contacts.models.party.one', 'sample.plugin.name'])
    assert.notProperty(texts, 'sample.models.loan.one')
  })

  test('exist for every text a screen of the kernel asks for by name', ({ assert }) => {
    const asked = found(sources('resources/admin/**/*.{vue,ts}'), /\bt\(\s*'([a-z_]+(?:\.\w+)+)'/g)
    const missing = asked.filter((key) => !hasMessage('en', key))
    assert.deepEqual(missing, [])
  })

  test('say of every screen of the kernel what it is for', ({ assert }) => {
    const screens = globSync('resources/admin/pages/**/*.vue')
      .map((file) => /pages\/(.+?)(?:\/index)?\.vue$/.exec(file)![1])
      .filter((page) => !/^records\b|\/[A-Z]/.test(page) && !showsModel(page))
    const silent = screens.filter(
      (page) => !hasMessage('en', `kernel.screens.${page.replaceAll(/[/-]/g, '_')}.help.purpose`)
    )
    assert.deepEqual(silent, [])
  })

  test('exist in every language for every refusal of the kernel', ({ assert }) => {
    const codes = found(sources('app/**/*.ts'), /'(E_[A-Z0-9_]+)'/g)
    const missing = LOCALES.flatMap((locale) =>
      codes
        .filter((code) => refusalTexts(locale, code).title.startsWith('errors.'))
        .map((code) => `${locale} ${code}`)
    )
    assert.deepEqual(missing, [])
  })
})
