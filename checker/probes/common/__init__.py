"""What more than one platform uses: what packages are asked and answer, EDID, SMBIOS, names and fields."""
