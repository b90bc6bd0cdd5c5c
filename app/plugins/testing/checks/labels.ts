import { readPluginCatalogue } from '#kernel/http/catalogue'
import type { Check } from '#kernel/plugins/testing/subject'
import { wantedTexts } from '#kernel/plugins/testing/wanted_texts'

export const labels: Check = {
  name: 'labels',
  title: 'everything it has is named and explained in English',
  run(subject) {
    const texts = readPluginCatalogue(subject.id, 'en')
    return wantedTexts(subject)
      .filter((key) => !texts[`${subject.id}.${key}`]?.trim())
      .map((key) => `locale/en.json has no ${key}`)
  },
}
