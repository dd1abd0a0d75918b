from ui.binding import hold_singletons

# Before anything of Qt is called: see ui/binding.py.
hold_singletons()
