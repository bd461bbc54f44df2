// Runs before the first paint, as a file of its own: the page's policy forbids scripts inside it.
try {
  const root = document.documentElement.dataset
  const theme = localStorage.getItem('tenon.theme')
  if (theme === 'light' || theme === 'dark') root.theme = theme
  if (localStorage.getItem('tenon.contrast') === 'more' || matchMedia('(prefers-contrast: more)').matches) root.contrast = 'more'
  if (localStorage.getItem('tenon.sidebar') === 'narrow') root.sidebar = 'narrow'
} catch {
  // Storage may be forbidden: then the system's theme applies.
}
