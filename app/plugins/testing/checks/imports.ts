import { dirname, join } from 'node:path'
import type { Check, Subject } from '#kernel/plugins/testing/subject'

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"]+)\1/g
const PUBLIC = ['kontor/plugin', 'kontor/migration', 'kontor/ui', 'kontor/testing']

export const imports: Check = {
  name: 'imports',
  title: 'it imports only the public kernel and the plugins it requires',
  run: (subject) =>
    subject.sources().flatMap(({ path, text }) =>
      [...text.matchAll(IMPORT)].flatMap(([, , specifier]) => {
        const fault = faultOf(subject, path, specifier)
        return fault ? [`${path} imports ${specifier}: ${fault}`] : []
      })
    ),
}

function faultOf({ plugin: { declaration } }: Subject, path: string, specifier: string) {
  if (specifier.startsWith('.')) {
    const isWithin = join('/plugin', dirname(path), specifier).startsWith('/plugin/')
    return isWithin ? null : 'it lies outside the plugin'
  }
  if (specifier.startsWith('#plugins/')) {
    const other = specifier.slice('#plugins/'.length)
    if (declaration.requires?.[other]) return null
    const isGlue = declaration.optional?.[other] && path.startsWith('integrations/')
    return isGlue ? null : `${other} is not in requires`
  }
  if (specifier.startsWith('#')) return 'it is private to the kernel'
  if (specifier.startsWith('kontor/') && !PUBLIC.includes(specifier)) {
    return 'the kernel offers no such face'
  }
  return null
}
