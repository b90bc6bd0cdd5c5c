import { test } from 'kontor/testing'
import { askedCheques, askedTest } from '../../cheques/print/cheque_file.js'
import { CHEQUE_LAYOUTS } from '../../cheques/print/layouts.js'
import { placesOf } from '../words/page_text.js'
import { refused } from '../payments/kit.js'
import { chequeBooks } from './kit.js'

test.group('Cheques on paper', () => {
  test('{$self}: payee, date, figures, words and what it pays, each once on its part')
    .with([...CHEQUE_LAYOUTS])
    .run(async ({ world, assert }, layout) => {
      const { paid, draw, clerk } = await chequeBooks(world, { layout })
      const cheque = await draw(await paid())
      const { content, name } = await askedCheques(await clerk.context(), { id: cheque.id })
      assert.equal(name, 'Cheque 000101.pdf')
      const [page] = await placesOf(content)
      const words = layout === 'gb' ? WORDS.gb : WORDS.us
      for (const text of [words, '**123.45**', layout === 'gb' ? '10/02/2026' : '02/10/2026']) {
        assert.isTrue(
          page.some((one) => one.text.includes(text)),
          text
        )
      }
      assert.isTrue(page.some((one) => one.text.startsWith('GEN/2026/')))
    })

  test('a shift in the stock moves everything by as many millimetres', async ({
    world,
    assert,
  }) => {
    const { ctx, paid, draw, stockId } = await chequeBooks(world)
    const cheque = await draw(await paid())
    const spot = async () => {
      const [page] = await placesOf((await askedCheques(ctx, { id: cheque.id })).content)
      return page.find((one) => one.text === '**123.45**')!
    }
    const before = await spot()
    await ctx.run('accounting.cheque_stock.update', stockId, {
      shift_right: '2.5',
      shift_down: '-4',
    })
    const after = await spot()
    assert.closeTo(after.x - before.x, (2.5 * 72) / 25.4, 0.05)
    assert.closeTo(after.y - before.y, (4 * 72) / 25.4, 0.05)
  })

  test('several cheques of one stock are one file, a page each', async ({ world, assert }) => {
    const { ctx, paid, draw } = await chequeBooks(world)
    const ids = [(await draw(await paid())).id, (await draw(await paid('8.00'))).id]
    const { content, name } = await askedCheques(ctx, { ids: ids.join(',') })
    assert.equal(name, 'Cheque 000101-000102.pdf')
    assert.lengthOf(await placesOf(content), 2)
  })

  test('a test print uses no number', async ({ world, assert }) => {
    const { ctx, stock, stockId } = await chequeBooks(world)
    const [page] = await placesOf((await askedTest(ctx, { stock: stockId })).content)
    assert.isTrue(page.some((one) => one.text.includes('TEST PRINT')))
    assert.equal((await stock()).nextNumber, 101)
  })

  test('who may not print cheques gets none', async ({ world, assert }) => {
    const { paid, draw } = await chequeBooks(world)
    const cheque = await draw(await paid())
    const nobody = await world.as('sam').context()
    assert.notEqual(await refused(() => askedCheques(nobody, { id: cheque.id })), 'nothing')
  })
})

const WORDS = {
  us: 'One hundred twenty-three and 45/100 ***',
  gb: 'One hundred and twenty-three euros and 45 cents only ***',
}
