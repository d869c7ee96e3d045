import {
  choice,
  type FormControl,
  longText,
  webAddress,
} from '../../catalog/editing/form-controls.js'
import { editorMethods, isEditorMethod } from '../../catalog/program/fact-schemas.js'
import { say } from '../../messages/say.js'
import type { Field } from '../../web/html/field.js'
import { type FilledForm, toControl } from './controls.js'

const messages = say.listingForm.source
const labels = say.listingForm.methods
const method = choice(editorMethods, labels)
const words = longText(1000)

const withFirst = (control: Field, first: string): Field => ({
  ...control,
  options: control.options.map((option, i) => (i === 0 ? { ...option, label: first } : option)),
})
const dateControl: FormControl = { ...webAddress, mode: 'text', most: 10 }
const toDate = (name: string, filled: FilledForm): Field =>
  toControl(name, messages.on, dateControl, filled, {
    size: 'short',
    attributes: { type: 'date', inputmode: null, maxlength: null, autocomplete: null },
  })

/** The default source, for facts without their own. */
export const usualSource = (filled: FilledForm): readonly Field[] => [
  withFirst(toControl('source.method', messages.method, method, filled), messages.none),
  toControl('source.url', messages.url, webAddress, filled),
  toDate('source.on', filled),
]

/** The summary of a fact without its own source: the default one, where that is set. */
const unsaidLid = ({ form }: FilledForm): string => {
  const usual = form.get('source.method') ?? ''
  return isEditorMethod(usual)
    ? messages.ownElse(labels[usual], form.get('source.on') ?? '')
    : messages.own
}

/** The source controls of one fact, collapsed under a summary. */
export const ownSource = (fact: string, filled: FilledForm) => {
  const name = `${fact}.said`
  const typed = filled.form.get(`${name}.method`) ?? ''
  const day = filled.form.get(`${name}.on`) ?? ''
  const controls = [
    withFirst(toControl(`${name}.method`, messages.method, method, filled), messages.asAbove),
    toControl(`${name}.url`, messages.url, webAddress, filled),
    toDate(`${name}.on`, filled),
    toControl(`${name}.words`, messages.words, words, filled),
  ]
  return {
    lid:
      typed === ''
        ? unsaidLid(filled)
        : messages.summary(isEditorMethod(typed) ? labels[typed] : '', day),
    open: controls.some(({ error }) => error !== null),
    controls,
  }
}
