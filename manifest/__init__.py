"""The Teams app package: the manifest, the icons, and what builds and checks the zip."""
