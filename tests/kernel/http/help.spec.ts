import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { getMetaData } from '#kernel/commands/main'
import type { Block } from '#kernel/http/help/blocks'
import { guide, guideNames, guides } from '#kernel/http/help/guides'

const NAMES = ['operator', 'plugin-author']
const LANGUAGES = ['en', 'uk']

const shape = (blocks: Block[]) =>
  blocks.map((block) => (block.kind === 'heading' ? `heading ${block.level}` : block.kind))

const textOf = (name: string, locale: string) =>
  readFileSync(`resources/help/${name}.${locale}.md`, 'utf8')

test.group('The guides', () => {
  test('are there in each language, with a title and a sentence', async ({ assert }) => {
    assert.deepEqual(guideNames(), NAMES)
    for (const locale of LANGUAGES) {
      for (const { title, summary } of await guides(locale)) {
        assert.isNotEmpty(title)
        assert.isNotEmpty(summary)
      }
    }
  })

  for (const name of NAMES) {
    test(`${name} has the same parts in each language`, async ({ assert }) => {
      assert.deepEqual(shape(await guide(name, 'uk')), shape(await guide(name, 'en')))
    })

    test(`${name} names only commands there are`, async ({ assert }) => {
      const known = (await getMetaData()).map((one) => one.commandName)
      for (const locale of LANGUAGES) {
        const named = [...textOf(name, locale).matchAll(/npm run ace -- ([a-z:]+)/g)]
        assert.isNotEmpty(named)
        for (const [, command] of named) assert.include(known, command)
      }
    })
  }

  test('of the operator name every setting there is, and no other', ({ assert }) => {
    const schema = readFileSync('start/env.ts', 'utf8')
    const known = [...schema.matchAll(/^ {2}([A-Z_]+): Env/gm)].map(([, name]) => name)
    const apart = ['NODE_ENV', 'LOG_LEVEL']
    for (const locale of LANGUAGES) {
      const rows = textOf('operator', locale).match(/^\| `[A-Z].*$/gm)!
      const named = rows.flatMap((row) => row.split('|')[1].match(/[A-Z][A-Z_]+/g)!)
      assert.sameMembers(
        named,
        known.filter((name) => !apart.includes(name))
      )
    }
  })

  test('of the plugin author shows the files of the sample as they are', async ({ assert }) => {
    const blocks = await guide('plugin-author', 'en')
    const shown = blocks.flatMap((block) => (block.kind === 'code' && block.file ? block : []))
    assert.isAbove(shown.length, 4)
    for (const { file, text } of shown) {
      assert.equal(text, readFileSync(file!, 'utf8').trimEnd())
    }
  })
})
