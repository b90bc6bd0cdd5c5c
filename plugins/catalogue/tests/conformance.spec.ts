import { pluginConformance } from 'kontor/testing'

pluginConformance('catalogue')
