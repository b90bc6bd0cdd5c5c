import { test } from 'kontor/testing'
import { bugProblem, problemOf, refusalOf } from '#kernel/http/problem'
import { Refusal } from '#kernel/http/refusal'

test.group('Problem answers', () => {
  test('what is no choice is named, and needed where nothing was said', ({ assert }) => {
    const told = (value: unknown) =>
      problemOf(Refusal.choice('format', value), 'en', null).errors[0]
    assert.equal(told('doc').message, '“doc” is not one of the choices.')
    assert.equal(told(['a']).message, '“["a"]” is not one of the choices.')
    for (const value of [undefined, null, '']) assert.equal(told(value).code, 'E_REQUIRED')
  })

  test('name each wrong field with its code and sentence', ({ assert }) => {
    const refusal = Refusal.input([{ field: 'lines.2.quantity', code: 'E_REQUIRED' }])
    const problem = problemOf(refusal, 'en', 'r-1')
    assert.containSubset(problem, {
      status: 422,
      code: 'E_INPUT',
      type: 'urn:kontor:E_INPUT',
      request_id: 'r-1',
    })
    assert.equal(problem.errors[0].field, 'lines.2.quantity')
    assert.notInclude(problem.errors[0].message, 'E_REQUIRED')
  })

  test('carry what else a refusal has to say', ({ assert }) => {
    const refusal = new Refusal('E_STALE', {}, { extra: { base: { version: 1 } } })
    assert.deepEqual(problemOf(refusal, 'en', null).base, { version: 1 })
  })

  test('speak the language of the caller', ({ assert }) => {
    const [english, ukrainian] = ['en', 'uk'].map((locale) =>
      problemOf(Refusal.missing(), locale, null)
    )
    assert.notEqual(english.title, ukrainian.title)
    assert.match(ukrainian.title, /[а-яіїє]/i)
  })

  test('of a bug say nothing but a number to tell', ({ assert }) => {
    const bug = new Error('password is hunter2')
    assert.isNull(refusalOf(bug))
    const text = JSON.stringify(bugProblem('en', 'r-2'))
    assert.include(text, 'r-2')
    assert.notInclude(text, 'hunter2')
  })

  test('of the framework are put into our words', ({ assert }) => {
    const forged = Object.assign(new Error('x'), { status: 403, code: 'E_BAD_CSRF_TOKEN' })
    assert.equal(refusalOf(forged)?.code, 'E_FORM_EXPIRED')
    const huge = Object.assign(new Error('x'), { status: 413 })
    assert.equal(refusalOf(huge)?.code, 'E_TOO_LARGE')
  })
})
