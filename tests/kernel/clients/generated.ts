import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient, defaultPlugins } from '@hey-api/openapi-ts'
import ts from 'typescript'

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  noEmitOnError: true,
}

/**
 * Has a public generator make a client of a description, compiles it strictly together with `program`, and
 * answers the program as a module. Throws what the compiler complains about.
 */
export async function generated(description: object, program: string) {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-client-'))
  try {
    await createClient({
      input: description as never,
      output: { path: join(folder, 'api'), importFileExtension: '.js' },
      plugins: [...defaultPlugins, '@hey-api/client-fetch'],
      logs: { level: 'silent', file: false },
    })
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    await writeFile(join(folder, 'program.ts'), program)
    compile(join(folder, 'program.ts'))
    return await import(pathToFileURL(join(folder, 'program.js')).href)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function compile(file: string) {
  const program = ts.createProgram([file], OPTIONS)
  const complaints = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics]
  if (complaints.length === 0) return
  throw new Error(
    ts.formatDiagnostics(complaints.slice(0, 20), {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => '',
      getNewLine: () => '\n',
    })
  )
}
