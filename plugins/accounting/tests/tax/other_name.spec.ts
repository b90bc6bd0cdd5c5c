import { test } from 'kontor/testing'
import { otherName } from '../../screens/other_name.js'

test.group('The other name of a box', () => {
  test('{locale}: beside {name} stands {shown}')
    .with([
      { locale: 'en', name: 'Taxable sales', other: 'Оподатковувані продажі', shown: null },
      { locale: 'uk', name: 'Taxable sales', other: 'Оподатковувані', shown: 'Оподатковувані' },
      { locale: 'en', name: 'Umsätze', other: 'Supplies', shown: 'Supplies' },
      { locale: 'uk', name: 'Umsätze', other: 'Supplies', shown: 'Supplies' },
      { locale: 'en', name: 'Експорт', other: 'Exports', shown: 'Exports' },
      { locale: 'uk', name: 'Експорт', other: 'Exports', shown: null },
      { locale: 'en', name: 'Exports', other: null, shown: null },
    ])
    .run(({ assert }, { locale, name, other, shown }) => {
      assert.equal(otherName(locale, name, other), shown)
    })
})
