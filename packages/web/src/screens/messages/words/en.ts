/** The sentences of the page where a company names things. */
const en = {
  'words.title': 'Words',
  'words.subtitle': 'What your company calls things, in {language}. A word of yours stands wherever the word of the product would: in navigation, lists, forms, imports and exports.',
  'words.search': 'Find a word',
  'words.own': 'Your word',
  'words.ownOf': 'Your word for {word}',
  'words.of': 'Words of {name}',
  'words.names': 'Name',
  'words.fields': 'Fields',
  'words.values': 'Values',
  'words.one': 'One',
  'words.many': 'Many',
  'words.reset': 'Use “{word}” again',
  'words.saved': '“{word}” is now called “{own}”',
  'words.back': '“{word}” has its own name again',
  'words.none': 'No word matches “{text}”',
  'words.renamed': '{count, plural, one {# word of your own} other {# words of your own}}',
}

export default en
