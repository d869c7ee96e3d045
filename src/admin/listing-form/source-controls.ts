import { choice, longText, type Part, webAddress } from '../../catalog/editing/form-controls.js'
import { say } from '../../messages/say.js'
import { type Control, type FilledForm, kindOf, toControl } from './controls.js'

const t = say.listingForm.source
const method = choice(say.listingForm.methods)
const words = longText(1000)

const withFirst = (control: Control, first: string): Control => ({
  ...control,
  options: control.options.map((option, i) => (i === 0 ? { ...option, label: first } : option)),
})
const toDate = (name: string, filled: FilledForm): Control => ({
  ...toControl(name, t.on, { ...webAddress, mode: 'text', most: 10 } satisfies Part, filled),
  ...kindOf('date'),
})

/** The default source, for facts without their own. */
export const usualSource = (filled: FilledForm): readonly Control[] => [
  withFirst(toControl('source.method', t.method, method, filled), t.none),
  toControl('source.url', t.url, webAddress, filled),
  toDate('source.on', filled),
]

/** The summary of a fact without its own source: the default one, where that is set. */
const unsaidLid = ({ form }: FilledForm): string => {
  const usual = say.listingForm.methods[form.get('source.method') ?? '']
  return usual === undefined ? t.own : t.ownElse(usual, form.get('source.on') ?? '')
}

/** The source controls of one fact, collapsed under a summary. */
export const ownSource = (fact: string, filled: FilledForm) => {
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
