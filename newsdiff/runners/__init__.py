"""Where the steps run: on this machine (`local`), later on a cluster. A runner knows the steps; the steps know no runner."""
