import env from '#start/env'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { test } from 'kontor/testing'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

const FIRST = ['app.ts', 'layouts/admin.vue', 'pages/home.vue'].map(
  (file) => `resources/admin/${file}`
)
const KILOBYTE = 1000

/** Every file the start page needs, what its chunks import included. */
function filesOfFirstScreen() {
  const manifest = JSON.parse(readFileSync('public/assets/.vite/manifest.json', 'utf8')) as Record<
    string,
    Chunk
  >
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (key: string) => {
    if (seen.has(key)) return
    seen.add(key)
    const { file, css = [], imports = [] } = manifest[key]
    for (const one of [file, ...css]) files.add(one)
    imports.forEach(add)
  }
  FIRST.forEach(add)
  return [...files]
}

const zipped = (ending: string) =>
  filesOfFirstScreen()
    .filter((file) => file.endsWith(ending))
    .reduce((sum, file) => sum + gzipSync(readFileSync(`public/assets/${file}`)).length, 0)

test.group('The first screen', () => {
  test('needs at most 300 kB of scripts', ({ assert }) => {
    assert.isAtMost(zipped('.js'), 300 * KILOBYTE)
  })

  test('needs at most 40 kB of styles', ({ assert }) => {
    assert.isAtMost(zipped('.css'), 40 * KILOBYTE)
  })
})

test.group('A built file', () => {
  const fetched = (encoding: string) => {
    const file = filesOfFirstScreen().find((one) => one.endsWith('.js'))!
    return fetch(new URL(`/assets/${file}`, env.get('APP_URL')), {
      headers: { 'accept-encoding': encoding },
    })
  }

  test('travels zipped where the browser takes it, and is kept for good', async ({ assert }) => {
    const { headers, status } = await fetched('gzip')
    assert.equal(status, 200)
    assert.equal(headers.get('content-encoding'), 'gzip')
    assert.include(headers.get('content-type'), 'javascript')
    assert.include(headers.get('cache-control'), 'immutable')
    assert.isNull((await fetched('identity')).headers.get('content-encoding'))
  })
})
