const tileOf = (kind: string, settings: object) => ({ kind, x: 0, y: 0, w: 4, h: 4, settings })

/** What can be wrong with widgets and dashboards, as in mistakes.ts. */
export const dashboardMistakes: [
  what: string,
  changes: Record<string, unknown>,
  mistake: string,
][] = [
  [
    'a widget of another’s name',
    { widgets: [{ name: 'moon.rock', component: 'x', icon: 'i-x', right: 'kernel.user.read' }] },
    'widgets.moon.rock: it must be called shop.<words>',
  ],
  [
    'a widget without component',
    { widgets: [{ name: 'shop.rock', component: 'x', icon: 'i-x', right: 'kernel.user.read' }] },
    'widgets.shop.rock: there is no screens/x.vue',
  ],
  [
    'a widget for a right that is none',
    { widgets: [{ name: 'shop.rock', component: 'x', icon: 'i-x', right: 'shop.rock.read' }] },
    'widgets.shop.rock: the right shop.rock.read does not exist',
  ],
  [
    'a dashboard with a report nobody has',
    { dashboards: [{ name: 'shop.day', tiles: [tileOf('report', { report: 'shop.sales' })] }] },
    'dashboards.shop.day.tiles[0]: no plugin within reach has the report shop.sales',
  ],
  [
    'a dashboard with a widget nobody has',
    { dashboards: [{ name: 'shop.day', tiles: [tileOf('widget', { widget: 'shop.rock' })] }] },
    'dashboards.shop.day.tiles[0]: no plugin within reach has the widget shop.rock',
  ],
  [
    'a dashboard with a list of nothing',
    { dashboards: [{ name: 'shop.day', tiles: [tileOf('list', { model: 'moon.rock' })] }] },
    'dashboards.shop.day.tiles[0]: the model moon.rock does not exist',
  ],
  [
    'a dashboard whose tiles lie over each other',
    {
      dashboards: [
        {
          name: 'shop.day',
          tiles: [1, 2].map(() => tileOf('list', { model: 'kernel.user' })),
        },
      ],
    },
    'dashboards.shop.day.tiles[1]: it lies over tiles[0]',
  ],
  [
    'a dashboard with a tile past the twelfth column',
    { dashboards: [{ name: 'shop.day', tiles: [{ ...tileOf('list', {}), x: 9 }] }] },
    'dashboards.shop.day: its tiles or filters are not well formed',
  ],
]
