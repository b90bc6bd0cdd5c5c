import { test } from '@japa/runner'
import {
  checkPackages,
  packageProblems,
  type LockedPackage,
  type Manifest,
} from '../../../bin/steps/packages.mjs'

const sound: LockedPackage = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' }

const problems = (entry: Partial<LockedPackage>, manifest: Manifest = {}) =>
  packageProblems(manifest, {
    packages: { '': sound, 'node_modules/thing': { ...sound, ...entry } },
  })

test.group('Packages', () => {
  test('of this very Kontor are as they must be', ({ assert }) => {
    assert.deepEqual(checkPackages(), [])
  })

  test('are complained about: {about}')
    .with([
      {
        about: 'from another host',
        entry: { resolved: 'https://elsewhere.example/thing.tgz' },
        fault: 'does not come from the registry',
      },
      {
        about: 'from a repository',
        entry: { resolved: 'git+ssh://git@github.com/someone/thing.git#abc' },
        fault: 'does not come from the registry',
      },
      {
        about: 'from a folder',
        entry: { link: true },
        fault: 'does not come from the registry',
      },
      { about: 'without a sum', entry: { integrity: undefined }, fault: 'has no SHA-512 sum' },
      { about: 'with a weak sum', entry: { integrity: 'sha1-abc' }, fault: 'has no SHA-512 sum' },
      {
        about: 'with a script of their own',
        entry: { hasInstallScript: true },
        fault: 'runs a script when installed: refuse it by name in allowScripts',
      },
      { about: 'without a licence', entry: { license: undefined }, fault: 'names no licence' },
      {
        about: 'with a licence that binds the whole work',
        entry: { license: 'AGPL-3.0-only' },
        fault: 'has the licence AGPL-3.0-only',
      },
      {
        about: 'with two licences of which one binds',
        entry: { license: '(MIT AND GPL-3.0-only)' },
        fault: 'has the licence (MIT AND GPL-3.0-only)',
      },
      {
        about: 'that ask for one the lock file lacks, if only on another machine',
        entry: { optionalDependencies: { 'thing-for-elsewhere': '1.0.0' } },
        fault: 'asks for thing-for-elsewhere, which the lock file lacks',
      },
    ])
    .run(({ assert }, { entry, fault }) => {
      assert.deepEqual(problems(entry), [`thing@1.0.0: ${fault}`])
    })

  test('are fine: {about}')
    .with([
      { about: 'from the registry', entry: { resolved: 'https://registry.npmjs.org/t/-/t.tgz' } },
      { about: 'within the archive of another', entry: { integrity: undefined, inBundle: true } },
      { about: 'with a choice of licences', entry: { license: '(GPL-3.0-or-later OR MIT)' } },
    ])
    .run(({ assert }, { entry }) => assert.deepEqual(problems(entry), []))

  test('whose script is refused by name may have one', ({ assert }) => {
    const manifest = { allowScripts: { thing: false } }
    assert.deepEqual(problems({ hasInstallScript: true }, manifest), [])
    assert.lengthOf(problems({ hasInstallScript: true }, { allowScripts: { thing: true } }), 1)
  })

  test('stand in one exact version each', ({ assert }) => {
    const dependencies = { a: '1.2.3', b: '^1.2.3', c: 'latest', d: '1.2.3-beta.1' }
    assert.deepEqual(problems({}, { dependencies }), [
      'b: “^1.2.3” is not one exact version',
      'c: “latest” is not one exact version',
    ])
  })
})
