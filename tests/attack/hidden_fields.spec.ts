import { test } from 'kontor/testing'
import { registry } from '#kernel/plugins/registry'
import { hiddenFields } from '#kernel/plugins/testing/hidden_fields'
import { Dice } from '#tests/attack/random'
import { Subject } from '#kernel/plugins/testing/subject'

const MODELS = [
  'kernel.org_unit',
  'kernel.user',
  'kernel.membership',
  'kernel.role',
  'kernel.company',
]

/** Plugins have this from conformance; the kernel's own models are no less of a target. */
test.group('Attack: hidden fields of the kernel', (group) => {
  group.each.timeout(900_000)

  test('answer, to the byte, like fields that do not exist: in filters, sorting, bodies and imports', async ({
    world,
    assert,
  }) => {
    const kernel = registry.plugins.get('kernel')!
    // Its one role may everything; the reader the check makes himself sees but the title.
    const declaration = { ...kernel.declaration, roles: {} }
    const subject = new Subject({ ...kernel, declaration }, world)
    const asked = new Dice('hidden fields').some(MODELS, 2).map((name) => registry.model(name))
    Object.defineProperty(subject, 'records', { value: asked })
    assert.deepEqual(await hiddenFields.run(subject), [])
  })
})
