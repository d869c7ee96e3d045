import {
  choice,
  type FormControl,
  longText,
  webAddress,
} from '../../catalog/editing/form-controls.js'
import { say } from '../../messages/say.js'
import { type Control, type Filled, kindOf, toControl } from './controls.js'

const t = say.listingForm.source
const method = choice(say.listingForm.methods)
const words = longText(1000)

const withFirst = (control: Control, first: string): Control => ({
  ...control,
  options: control.options.map((option, i) => (i === 0 ? { ...option, label: first } : option)),
})
const toDate = (name: string, filled: Filled): Control => ({
  ...toControl(name, t.on, { ...webAddress, mode: 'text', most: 10 } satisfies FormControl, filled),
  ...kindOf('date'),
})

/** Where all facts come from that have no source of their own. */
export const usualSource = (filled: Filled): readonly Control[] => [
  withFirst(toControl('source.method', t.method, method, filled), t.none),
  toControl('source.url', t.url, webAddress, filled),
  toDate('source.on', filled),
]

/**
 * What folds a source that is not said of its own: it is that of the whole form, where that is
 * known.
 */
const unsaidLid = ({ form }: Filled): string => {
  const usual = say.listingForm.methods[form.get('source.method') ?? '']
  return usual === undefined ? t.own : t.ownElse(usual, form.get('source.on') ?? '')
}

/** Where one fact comes from, folded under what it says in short. */
export const ownSource = (fact: string, filled: Filled) => {
  const name = `${fact}.said`
  const typed = filled.form.get(`${name}.method`) ?? ''
  const day = filled.form.get(`${name}.on`) ?? ''
  const controls = [
    withFirst(toControl(`${name}.method`, t.method, method, filled), t.asAbove),
    toControl(`${name}.url`, t.url, webAddress, filled),
    toDate(`${name}.on`, filled),
    toControl(`${name}.words`, t.words, words, filled),
  ]
  return {
    lid: typed === '' ? unsaidLid(filled) : t.summary(say.listingForm.methods[typed] ?? '', day),
    open: controls.some(({ error }) => error !== null),
    controls,
  }
}
