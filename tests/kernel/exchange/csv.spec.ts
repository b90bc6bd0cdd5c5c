import { test } from 'kontor/testing'
import { Refusal } from '#kernel/http/refusal'
import { fileOf, read } from '#tests/kernel/exchange/files'

const CYRILLIC = 'Назва;Місто\nПекарня «Їжа»;Львів\n'
const WESTERN = 'Name;Ort\nBäckerei Groß;Köln\n'

async function refusalOf(act: Promise<unknown>) {
  const error = await act.then(
    () => undefined,
    (thrown) => thrown
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('nothing was refused')
  return { code: error.code, ...error.params }
}

test.group('Reading a CSV file', () => {
  for (const [encoding, found, text] of [
    ['utf-8', 'utf-8', CYRILLIC],
    ['windows-1251', 'windows-1251', CYRILLIC],
    ['windows-1252', 'windows-1252', WESTERN],
    ['utf-16le', 'utf-16le', CYRILLIC],
    ['utf-16be', 'utf-16be', WESTERN],
  ]) {
    test(`finds out that it is ${encoding}`, async ({ assert }) => {
      const file = await read(fileOf(text, encoding, { addBOM: encoding.startsWith('utf-16') }))
      assert.equal(file.encoding, found)
      assert.equal(file.delimiter, ';')
      assert.deepEqual(
        [file.headers, file.rows[0].cells],
        text
          .trim()
          .split('\n')
          .map((line) => line.split(';'))
      )
    })
  }

  test('notices a Windows letter far behind the beginning, and as the very last byte', async ({
    assert,
  }) => {
    const plain = 'name,city\n' + 'Bolt,Berlin\n'.repeat(20_000)
    const late = await read(fileOf(`${plain}Café,Köln`, 'windows-1252'))
    assert.equal(late.encoding, 'windows-1252')
    assert.deepEqual(late.rows.at(-1)?.cells, ['Café', 'Köln'])
    assert.equal((await read(fileOf('name\nCafé', 'windows-1252'))).rows[0].cells[0], 'Café')
  })

  test('drops the byte order mark of UTF-8', async ({ assert }) => {
    const { headers } = await read(fileOf('"name",b\n1,2', 'utf-8', { addBOM: true }))
    assert.deepEqual(headers, ['name', 'b'])
  })

  for (const [name, delimiter] of Object.entries({
    comma: ',',
    semicolon: ';',
    tab: '\t',
    bar: '|',
  })) {
    test(`finds out that a ${name} separates the cells`, async ({ assert }) => {
      const text = `name|note|price\n"Bolt, Inc."|"a;b"|1,5\n`.replaceAll('|', delimiter)
      const quoted = delimiter === ',' ? text.replace('1,5', '"1,5"') : text
      const file = await read(fileOf(quoted))
      assert.equal(file.delimiter, delimiter)
      assert.deepEqual(file.rows[0].cells, ['Bolt, Inc.', 'a;b', '1,5'])
    })
  }

  test('believes a spreadsheet that names its separator in the first line', async ({ assert }) => {
    const file = await read(fileOf('sep=;\r\na;b\r\n1,1;2,2\r\n'))
    assert.deepEqual(file.headers, ['a', 'b'])
    assert.deepEqual(file.rows, [{ number: 3, cells: ['1,1', '2,2'] }])
  })

  test('keeps line breaks within quotes and counts rows as a spreadsheet does', async ({
    assert,
  }) => {
    const { rows } = await read(fileOf('a,b\r\n"one\r\ntwo","say ""hi"""\r\n\r\n ,\r\n3,4'))
    assert.deepEqual(rows, [
      { number: 2, cells: ['one\r\ntwo', 'say "hi"'] },
      { number: 5, cells: ['3', '4'] },
    ])
  })

  test('reads lines that end in different ways', async ({ assert }) => {
    const { rows } = await read(fileOf('a,b\n1,2\r\n3,4\r5,6'))
    assert.deepEqual(
      rows.map((one) => one.cells),
      [
        ['1', '2'],
        ['3', '4'],
        ['5', '6'],
      ]
    )
  })

  for (const [name, text, refused] of [
    ['an empty file', '', { code: 'E_FILE_EMPTY' }],
    ['nothing but blank lines', '\n \n', { code: 'E_FILE_EMPTY' }],
    [
      'a header that is there twice',
      'name,city,name\n1,2,3',
      { code: 'E_FILE_HEADER_TWICE', header: 'name' },
    ],
    ['zero bytes', 'a,b\n1,\u00002', { code: 'E_FILE_BINARY' }],
    [
      'an archive that breaks off',
      'PK\u0003\u0004 rest',
      { code: 'E_FILE_DAMAGED', reason: 'cut' },
    ],
    [
      'a quote never closed, by the line it opens in',
      'a,b\n1,2\n3,"x\n5,6\n7,8\n',
      { code: 'E_FILE_CSV', line: 3 },
    ],
    [
      'a quote in the middle of a cell, by its line',
      'a,b\n1,2\n3,5" pipe\n',
      { code: 'E_FILE_CSV', line: 3 },
    ],
    [
      'more columns than anyone needs',
      Array(501).fill('x').join(','),
      { code: 'E_FILE_COLUMNS', count: 501, max: 500 },
    ],
  ] as const) {
    test(`refuses ${name}`, async ({ assert }) => {
      assert.deepEqual(await refusalOf(read(fileOf(text))), refused)
    })
  }
})
