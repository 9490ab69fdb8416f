"""All that a plug-in may import, together with the kernel."""
