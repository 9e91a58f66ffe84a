"""Material declarations in XML: IPC-175x, IEC 62474 and chemSHERPA."""
