"""Where the parts are put together: bootstrap, HTTP, command line, worker, demo. Nobody imports it."""
