import { test } from 'kontor/testing'
import fc from 'fast-check'
import { duplicateKey } from '#kernel/http/duplicate_keys'

test.group('Keys given twice', () => {
  test('are found at any depth and in any spelling; equal words elsewhere are none', ({
    assert,
  }) => {
    const table: [string, string | undefined][] = [
      ['{"a":1,"a":2}', 'a'],
      ['{"a":{"b":1,"c":{},"b":[]}}', 'a.b'],
      ['[{"a":1},{"a":2}]', undefined],
      ['{"lines":[{"x":1},{"y":1,"y":2}]}', 'lines.y'],
      ['{"a":1,"\\u0061":2}', 'a'],
      ['{"a":"a","b":"a","c":["a","a"]}', undefined],
      ['{ "a" : "\\"b\\":" , "b" : "{,}" }', undefined],
      ['{}', undefined],
      ['"a"', undefined],
    ]
    for (const [text, found] of table) assert.equal(duplicateKey(text), found, text)
  })

  test('are never found in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => duplicateKey(JSON.stringify(JSON.parse(text))) === undefined)
    )
  })
})
