import type { Part } from '../join_parts.js'
import { seesBooks } from '../statements/need_all.js'

const RIGHT = 'accounting.entry.export'

/** The books as text for other programs. */
export const exportPart: Part = {
  menu: [{ screen: 'books-export', right: RIGHT, when: seesBooks, icon: 'i-lucide-file-output' }],
  screens: [
    {
      path: 'books-export',
      page: 'books_export',
      right: RIGHT,
      props: async (ctx, query) => (await import('./screen.js')).exportScreen(ctx, query),
    },
  ],
  files: [
    {
      path: 'books-export/file',
      right: RIGHT,
      asks: ['format', 'from', 'to'],
      make: async (ctx, query) => (await import('./write_books.js')).booksFile(ctx, query),
    },
  ],
}
