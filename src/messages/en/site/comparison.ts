export const comparison = {
  unlikeLevel:
    'These are not the same level of care. A day program asks for many more hours a week than an IOP.',
  unlikeAges: 'These do not take the same ages.',
  unlikeFocus: 'These do not treat the same needs. Look at “Focus” first.',
  unlikeTelehealth: 'One meets only online; another meets in person.',
}
